using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Query;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>Lists of accounts, users, tokens and products: the same queries as everywhere.</summary>
public sealed class OwnedListTests(Api api) : IClassFixture<Api>
{
    private const int Count = 7;

    public static TheoryData<string> Folders => [AccountsPath, UsersPath, TokensPath, ProductsPath];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Pages_lead_through_the_list_in_both_languages(string folder)
    {
        var (http, mine, ids) = await FillAsync(folder);
        foreach (var (query, expected) in ((string, IEnumerable<string>)[])[
            ($"{mine}&limit=3", ids.Reverse()), ($"{mine}&limit=3&order=audit.created.at", ids),
            ($"{mine}&limit=2&order=-name", ids.Reverse()), ($"{mine}&limit=3&order=status,name", ids),
            ($"{mine}&limit=3&order=id", ids.Order(StringComparer.Ordinal)),
            ($"$filter={OData(mine)}&$top=2&$orderby=name", ids),
            ($"$filter={OData(mine)}&$top=3&$orderby=audit/created/at desc", ids.Reverse())])
        {
            var pages = await http.WalkAsync($"{folder}?{query}");

            Assert.Equal(expected, pages.SelectMany(page => page.Each("id")));
            Assert.All(pages, page => Assert.Equal(Count, page.Total));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Stream_holds_the_whole_list(string folder)
    {
        var (http, mine, ids) = await FillAsync(folder);

        var stream = await http.CallAsync(
            HttpMethod.Get, $"{folder}?{mine}&select=*&order=name", accept: "application/jsonl",
            headers: ("MPT-Streaming", "true"));

        Assert.Equal("true", stream.Is(HttpStatusCode.OK).Header("MPT-Streaming"));
        var page = await http.GetAnswerAsync($"{folder}?{mine}&select=*&order=name");
        Assert.Equal(page.Data.Select(item => item.ToJsonString()), stream.Lines());
        Assert.Equal(ids, page.Each("id"));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Fields_filter_and_are_selected(string folder)
    {
        var (http, mine, ids) = await FillAsync(folder);
        var one = (await http.GetAnswerAsync($"{folder}/{ids[2]}")).Json;
        foreach (var (query, expected) in ((string, string[])[])[
            ($"id={ids[2].ToLowerInvariant()}", [ids[2]]), ($"in(id,({ids[5]},{ids[1]}))&order=name", [ids[1], ids[5]]),
            ($"{mine}&name={one.Text("name")}", [ids[2]]), ($"{mine}&ilike(name,*2)", [ids[2]]),
            ($"{mine}&status=Disabled", []), ($"{mine}&status=active&limit=1&order=name", [ids[0]]),
            ($"{mine}&ge(audit.created.at,{one.Text("audit.created.at")})&order=name&limit=1", [ids[2]]),
            ($"{mine}&lt(audit.created.at,{one.Text("audit.created.at")})&order=-name", [ids[1], ids[0]])])
        {
            Assert.Equal(expected, (await http.GetAnswerAsync($"{folder}?{query}")).Is(HttpStatusCode.OK).Each("id"));
        }

        var page = await http.GetAnswerAsync($"{folder}?id={ids[2]}");
        Assert.Equal(["audit"], page.Omitted);
        Assert.False(page.Data.Single().ContainsKey("audit"));
        var whole = await http.GetAnswerAsync($"{folder}?id={ids[2]}&select=+audit");
        Assert.Equal(one.ToJsonString(), whole.Data.Single().ToJsonString());
        Assert.Equal(
            """{"name":"n 2","audit":{"created":{"by":{"id":"TOKEN"}}}}"""
                .Replace("n 2", one.Text("name"), StringComparison.Ordinal)
                .Replace("TOKEN", one.Text("audit.created.by.id"), StringComparison.Ordinal),
            (await http.GetAnswerAsync($"{folder}?$filter=id eq '{ids[2]}'&$select=name,audit/created/by/id"))
                .Data.Single().ToJsonString());
        Assert.Equal(Count, (await http.GetAnswerAsync($"{folder}?{mine}&limit=0")).Total);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Mistakes_in_a_query_are_told_with_their_place(string folder)
    {
        var http = api.As(await api.CreateOperationsAsync());
        foreach (var query in (string[])[
            "nam=a", "audit.created.by.id=USR-0000-0000", "status=Enabled", "$filter=id eq 'REQ-0000-0000'",
            "select=+secret", "order=href", "limit=junk", "name=a&$top=1"])
        {
            var answer = await http.GetAnswerAsync($"{folder}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("/problems/invalid-query", answer.Json.Text("type"));
            Assert.NotEmpty(answer.Json["errors"]!.AsObject());
        }
    }

    [Fact]
    public async Task Vendor_filters_what_it_owns_by_the_account_behind_it()
    {
        var (vendor, operations) = (await api.CreateVendorAsync(), await api.CreateOperationsAsync());
        await api.CreateProductAsync(vendor);

        var name = Uri.EscapeDataString($"'{vendor.Name.Replace("'", "''", StringComparison.Ordinal)}'");

        foreach (var path in (string[])[
            $"{UsersPath}?account.id={vendor.Id}", $"{TokensPath}?account.id={vendor.Id}&account.type=Vendor",
            $"{ProductsPath}?vendor.id={vendor.Id}&vendor.name={name}"])
        {
            Assert.Equal(1, (await api.As(operations).GetAnswerAsync(path)).Is(HttpStatusCode.OK).Total);
        }
    }

    /// <summary>Makes seven of a kind and tells how to find them again among others.</summary>
    private async Task<(HttpClient Http, string Mine, string[] Ids)> FillAsync(string folder)
    {
        var operations = await api.CreateOperationsAsync();
        var (http, vendor) = (api.As(operations), await api.CreateVendorAsync());
        var mark = operations.Id;
        var ids = new string[Count];
        for (var i = 0; i < Count; i++)
        {
            var body = new JsonObject { ["name"] = $"{mark} {i}" };
            if (folder == AccountsPath)
            {
                body["type"] = "Client";
            }
            else
            {
                body[folder == ProductsPath ? "vendor" : "account"] = new JsonObject { ["id"] = vendor.Id };
            }

            ids[i] = (await http.MakeAsync(folder, body.ToJsonString())).Text("id");
        }

        return (http, $"like(name,'{mark}*')", ids);
    }

    private static string OData(string rql) =>
        $"startswith(name,{rql["like(name,".Length..].Replace("*'", "'", StringComparison.Ordinal)}";
}
