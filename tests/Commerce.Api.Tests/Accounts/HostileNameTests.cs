using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>Names that want to be more than names.</summary>
public sealed class HostileNameTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] Folders = [AccountsPath, UsersPath, TokensPath, ProductsPath];

    public static TheoryData<string> Kept =>
    [
        "**bold** [link](javascript:alert(1)) `code`", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "' or 1=1; drop table account; --", "{{constructor}} ${7*7} %s %n", "\u202Egnp.exe", "👩‍👩‍👧‍👦 Ω ß",
        "../../etc/passwd", "idt:TKN-0000-0000:x", "null", " leading and trailing ",
    ];

    public static TheoryData<string> Refused =>
    [
        "", " ", "\t", "a\nb", "a\r\nSet-Cookie: x", "a\u0000b", "\u001b[31mred", "a\u0085b", "a\u2028b", "a\u2029b", "a\u007fb",
        new string('x', 501), new string('x', 100_000), string.Concat(Enumerable.Repeat("😀", 501)),
    ];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Name_is_kept_as_sent_and_shown_as_text(string name)
    {
        var operations = api.As(await api.CreateOperationsAsync());
        var vendor = await api.CreateVendorAsync();
        var client = await MakeAsync(operations, AccountsPath, name, ("type", "Client"));
        foreach (var folder in Folders[1..])
        {
            var owner = folder == ProductsPath ? vendor.Id : client.Text("id");
            var made = await MakeAsync(operations, folder, name, (folder == ProductsPath ? "vendor" : "account", owner));
            Assert.Equal(name, (await operations.GetAnswerAsync(made.Text("href"))).Json.Text("name"));
        }

        var token = (await MakeAsync(operations, TokensPath, name, ("account", client.Text("id")))).Text("token");
        var http = api.With($"Bearer {token}");
        var request = await http.MakeAsync(
            "/v1/commerce/requests", $$$"""{"name":"a","status":"Processing","vendor":{"id":"{{{vendor.Id}}}"}}""");
        Assert.Equal(name, request.Text("client.name"));
        var said = (await http.GetAnswerAsync($"{request.Text("href")}/messages?select=contentHtml")).Data[0];
        var html = said.Text("contentHtml");
        Assert.Matches("^<p><strong>[^<]+</strong> of <em>[^<]+</em> created the request\\.</p>\\s*$", html);
        Assert.Contains(
            name.Trim().Replace("\u202E", "", StringComparison.Ordinal),
            WebUtility.HtmlDecode(html).Replace("\u202E", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Initials_hold_no_markup(string name)
    {
        var operations = api.As(await api.CreateOperationsAsync());
        var account = await MakeAsync(operations, AccountsPath, name, ("type", "Client"));

        var image = (await operations.GetAnswerAsync($"{account.Text("href")}/icon")).Is(HttpStatusCode.OK).Text;

        var letters = System.Xml.Linq.XDocument.Parse(image).Root!.Elements().Last();
        Assert.Equal("text", letters.Name.LocalName);
        Assert.Matches("^([\\p{L}\\p{N}]{1,2}|\\?)$", letters.Value);
        Assert.DoesNotContain("script", image, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_line_of_text_is_refused_everywhere(string name)
    {
        var operations = api.As(await api.CreateOperationsAsync());
        var vendor = await api.CreateVendorAsync();
        foreach (var folder in Folders)
        {
            (string, string)? more = folder == AccountsPath ? ("type", "Client")
                : folder == ProductsPath ? ("vendor", vendor.Id)
                : null;

            var refused = await operations.PostAnswerAsync(folder, Body(name, more));

            refused.IsProblem(Problems.InvalidBodyType, "name");
            Assert.True(refused.Bytes.Length < 2_000);
        }

        var path = $"{AccountsPath}/{vendor.Id}";
        (await operations.PutAnswerAsync(path, Body(name, null))).IsProblem(Problems.InvalidBodyType, "name");
        Assert.Equal(vendor.Name, (await operations.GetAnswerAsync(path)).Json.Text("name"));
    }

    [Fact]
    public async Task Longest_name_counts_characters_and_not_bytes()
    {
        var operations = api.As(await api.CreateOperationsAsync());
        var name = string.Concat(Enumerable.Repeat("😀", 500));

        foreach (var folder in Folders[..3])
        {
            var made = await MakeAsync(operations, folder, name, folder == AccountsPath ? ("type", "Vendor") : null);
            Assert.Equal(name, made.Text("name"));
        }
    }

    private static Task<JsonObject> MakeAsync(
        HttpClient http, string folder, string name, (string Field, string Value)? more) =>
        http.MakeAsync(folder, Body(name, more));

    private static string Body(string name, (string Field, string Value)? more)
    {
        var body = new JsonObject { ["name"] = name };
        if (more is var (field, value))
        {
            body[field] = field == "type" ? value : new JsonObject { ["id"] = value };
        }

        return body.ToJsonString();
    }
}
