using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

public sealed class ProductsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Vendor_makes_products_of_its_own_and_Operations_of_a_vendor()
    {
        var (vendor, operations) = (await api.CreateVendorAsync(), await api.CreateOperationsAsync());
        var named = $$$"""{"name":"Backup","vendor":{"id":"{{{vendor.Id}}}"}}""";

        foreach (var (maker, body) in ((TestAccount, string)[])[
            (vendor, """{"name":"Backup"}"""), (vendor, named), (operations, named)])
        {
            var made = (await api.As(maker).PostAnswerAsync(ProductsPath, body)).Is(HttpStatusCode.Created);

            Assert.Equal("id href name status vendor audit", made.Json.Names());
            Assert.Equal(vendor.Id, made.Json.Text("vendor.id"));
            Assert.Equal(maker.TokenId, made.Json.Text("audit.created.by.id"));
            Assert.Equal(made.Bytes, (await api.As(maker).GetAnswerAsync(made.Header("Location")!)).Bytes);
        }
    }

    [Fact]
    public async Task Nobody_makes_products_of_others()
    {
        var (vendor, other, client, operations) = (
            await api.CreateVendorAsync(), await api.CreateVendorAsync(), await api.CreateClientAsync(),
            await api.CreateOperationsAsync());

        (await PostAsync(client, vendor.Id)).IsProblem(Problems.ForbiddenType);
        foreach (var (maker, owner, field) in ((TestAccount, string?, string)[])[
            (vendor, other.Id, "vendor.id"), (vendor, "ACC-0000-0000", "vendor.id"), (operations, client.Id, "vendor.id"),
            (operations, operations.Id, "vendor.id"), (operations, "ACC-0000-0000", "vendor.id"), (operations, null, "vendor")])
        {
            (await PostAsync(maker, owner)).IsProblem(Problems.InvalidBodyType, field);
        }

        var made = await api.As(operations).GetAnswerAsync($"{ProductsPath}?in(vendor.id,({vendor.Id},{other.Id}))");
        Assert.Equal(0, made.Total);
    }

    [Fact]
    public async Task Offered_products_are_seen_by_all_and_withdrawn_ones_by_their_vendor_and_those_who_asked()
    {
        var request = await api.CreateRequestAsync();
        var (stranger, other) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(request.Vendor);
        var path = $"{ProductsPath}/{product}";
        TestAccount[] all = [request.Client, stranger, other, request.Vendor];
        foreach (var reader in all)
        {
            Assert.True(await SeesAsync(reader, product));
            Assert.Equal("created", (await api.As(reader).GetAnswerAsync(path)).Json["audit"]!.Names());
        }

        await AskAsync(request, product);
        (await api.As(request.Vendor).ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);

        var still = await Task.WhenAll(all.Select(reader => SeesAsync(reader, product)));
        Assert.Equal([true, false, false, true], still);
        var seen = (await api.As(request.Client).GetAnswerAsync(path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Disabled", seen.Text("status"));
        Assert.Equal("""{"created":{"at":""", seen["audit"]!.ToJsonString()[..17]);
        Assert.Equal("created", seen["audit"]!.Names());
        Assert.Equal("disabled", (await api.As(request.Vendor).GetAnswerAsync(path)).Json["audit"]!.Names().Split(' ')[^1]);
    }

    [Fact]
    public async Task Withdrawn_product_is_in_no_new_request()
    {
        var request = await api.CreateRequestAsync();
        var product = await api.CreateProductAsync(request.Vendor);
        (await api.As(request.Vendor).ActAsync($"{ProductsPath}/{product}/disable")).Is(HttpStatusCode.NoContent);

        (await PostRequestAsync(request, product)).IsProblem(Problems.InvalidBodyType, "product.id");

        (await api.As(request.Vendor).ActAsync($"{ProductsPath}/{product}/enable")).Is(HttpStatusCode.NoContent);
        (await PostRequestAsync(request, product)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Products_of_a_disabled_vendor_are_not_offered()
    {
        var (vendor, client) = (await api.CreateVendorAsync(), await api.CreateClientAsync());
        var product = await api.CreateProductAsync(vendor);
        var operations = api.As(await api.CreateOperationsAsync());
        (await operations.ActAsync($"{AccountsPath}/{vendor.Id}/disable")).Is(HttpStatusCode.NoContent);

        Assert.False(await SeesAsync(client, product));
    }

    [Fact]
    public async Task Only_its_vendor_and_Operations_change_a_product()
    {
        var (vendor, other, client, operations) = (
            await api.CreateVendorAsync(), await api.CreateVendorAsync(), await api.CreateClientAsync(),
            await api.CreateOperationsAsync());
        var path = $"{ProductsPath}/{await api.CreateProductAsync(vendor)}";
        foreach (var stranger in (TestAccount[])[other, client])
        {
            (await api.As(stranger).PutAnswerAsync(path, """{"name":"Mine"}""")).IsProblem(Problems.ForbiddenType);
            (await api.As(stranger).ActAsync($"{path}/disable")).IsProblem(Problems.ForbiddenType);
        }

        foreach (var owner in (TestAccount[])[vendor, operations])
        {
            var name = $"By {owner.Id}";
            var answer = await api.As(owner).PutAnswerAsync(
                path, $$$"""{"name":"{{{name}}}","vendor":{"id":"{{{other.Id}}}"}}""");
            var changed = answer.Is(HttpStatusCode.OK).Json;
            Assert.Equal($"{name} {vendor.Id}", $"{changed.Text("name")} {changed.Text("vendor.id")}");
        }
    }

    private Task<Answer> PostAsync(TestAccount maker, string? vendor)
    {
        var body = new JsonObject { ["name"] = "Backup" };
        if (vendor is not null)
        {
            body["vendor"] = new JsonObject { ["id"] = vendor };
        }

        return api.As(maker).PostAnswerAsync(ProductsPath, body.ToJsonString());
    }

    private async Task<bool> SeesAsync(TestAccount reader, string product)
    {
        var (list, one) = (
            await api.As(reader).GetAnswerAsync($"{ProductsPath}?id={product}"),
            await api.As(reader).GetAnswerAsync($"{ProductsPath}/{product}"));
        Assert.Equal(list.Total == 1 ? HttpStatusCode.OK : HttpStatusCode.NotFound, one.Status);
        return list.Total == 1;
    }

    private async Task AskAsync(TestRequest request, string product) =>
        (await PostRequestAsync(request, product)).Is(HttpStatusCode.Created);

    private Task<Answer> PostRequestAsync(TestRequest request, string product) => api.As(request.Client).PostAnswerAsync(
        "/v1/commerce/requests",
        $$$"""
        {"name":"a","status":"Processing","vendor":{"id":"{{{request.Vendor.Id}}}"},"product":{"id":"{{{product}}}"}}
        """);
}
