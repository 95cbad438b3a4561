using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Parameters;

public sealed class UpdateParameterTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_the_body_names_changes_and_nothing_else()
    {
        var (vendor, path) = await DefineAsync("Number", "\"description\": \"d\", \"options\": {\"min\": 1, \"max\": 5}");
        var http = api.As(vendor);

        await http.PutAnswerAsync(path, """{"title": "Seats"}""");
        await http.PutAnswerAsync(path, """{"description": null, "constraints": {"required": true}}""");
        await http.PutAnswerAsync(path, """{"displayOrder": 9, "constraints": {"readonly": false}}""");
        var answer = await http.PutAnswerAsync(path, """{"options": {"max": 9}}""");

        var whole = answer.Is(HttpStatusCode.OK).Json;
        Assert.Equal("Seats", whole["title"]!.GetValue<string>());
        Assert.Null(whole["description"]);
        Assert.Equal("""{"required":true,"readonly":false}""", whole["constraints"]!.ToJsonString());
        Assert.Equal("""{"max":9}""", whole["options"]!.ToJsonString());
        Assert.Equal(9, whole["displayOrder"]!.GetValue<int>());
        Assert.Equal(vendor.TokenId, whole["audit"]!["updated"]!["by"]!["id"]!.GetValue<string>());
        Assert.Equal((await http.GetAnswerAsync(path)).Bytes, answer.Bytes);
        var cleared = await http.PutAnswerAsync(path, """{"options": null, "constraints": null}""");
        Assert.Null(cleared.Is(HttpStatusCode.OK).Json["options"]);
        Assert.Equal("""{"required":false,"readonly":false}""", cleared.Json["constraints"]!.ToJsonString());
    }

    [Fact]
    public async Task Whole_parameter_sent_back_changes_nothing_and_is_not_recorded()
    {
        var (vendor, path) = await DefineAsync(
            "DropDown", "\"options\": {\"choices\": [{\"value\": \"a\", \"label\": \"A\"}, {\"value\": \"b\", \"label\": \"B\"}]}");
        var before = await api.As(vendor).GetAnswerAsync(path);

        var answer = await api.As(vendor).PutAnswerAsync(path, before.Text);

        Assert.Equal(before.Text, answer.Is(HttpStatusCode.OK).Text);
        Assert.Equal(0, await RecordsAsync(path, "parameter.updated"));
        await api.As(vendor).PutAnswerAsync(path, """{"title": "Else"}""");
        Assert.Equal(1, await RecordsAsync(path, "parameter.updated"));
    }

    [Theory]
    [InlineData("""{"title": null}""", "title")]
    [InlineData("""{"title": ""}""", "title")]
    [InlineData("""{"displayOrder": null}""", "displayOrder")]
    [InlineData("""{"displayOrder": 10001}""", "displayOrder")]
    [InlineData("""{"constraints": {"readonly": true}}""", "constraints")]
    [InlineData("""{"options": {"earliest": "2026-01-01"}}""", "options.earliest")]
    [InlineData("""{"options": {"min": 2, "max": 1}}""", "options.min")]
    [InlineData("""{"titel": "x"}""", "titel")]
    public async Task What_does_not_fit_is_refused_by_its_field(string body, string field)
    {
        var (vendor, path) = await DefineAsync("Number", "\"constraints\": {\"required\": true}");
        var before = (await api.As(vendor).GetAnswerAsync(path)).Text;

        (await api.As(vendor).PutAnswerAsync(path, body)).IsProblem(Problems.InvalidBodyType, field);

        Assert.Equal(before, (await api.As(vendor).GetAnswerAsync(path)).Text);
    }

    [Fact]
    public async Task Id_and_type_stay_whatever_is_sent()
    {
        var (vendor, path) = await DefineAsync("Number", "");

        var answer = await api.As(vendor).PutAnswerAsync(path, """{"externalId": "else", "type": "Date", "id": "x"}""");

        Assert.Equal("Number", answer.Is(HttpStatusCode.OK).Json["type"]!.GetValue<string>());
        Assert.Equal("field", answer.Json["externalId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Deleted_parameter_is_gone_and_its_name_is_free()
    {
        var (vendor, path) = await DefineAsync("Number", "");
        var list = path[..path.LastIndexOf('/')];

        (await api.As(vendor).CallAsync(HttpMethod.Delete, path)).Is(HttpStatusCode.NoContent);

        (await api.As(vendor).GetAnswerAsync(path)).IsProblem(Problems.NotFoundType);
        (await api.As(vendor).PutAnswerAsync(path, """{"title": "x"}""")).IsProblem(Problems.NotFoundType);
        (await api.As(vendor).CallAsync(HttpMethod.Delete, path)).IsProblem(Problems.NotFoundType);
        Assert.Equal(0, (await api.As(vendor).GetAnswerAsync(list)).Total);
        Assert.Equal("", (await api.As(vendor).GetAnswerAsync(list, "application/jsonl")).Text);
        Assert.Equal(1, await RecordsAsync(path, "parameter.deleted"));
        (await api.As(vendor).PostAnswerAsync(list, Forms.Definition("field"))).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Stale_version_changes_nothing()
    {
        var (vendor, path) = await DefineAsync("Number", "");
        var http = api.As(vendor);
        var stale = (await http.GetAnswerAsync(path)).Header("ETag")!;
        (await http.PutAnswerAsync(path, """{"title": "1"}""", headers: ("If-Match", stale))).Is(HttpStatusCode.OK);

        (await http.PutAnswerAsync(path, """{"title": "2"}""", headers: ("If-Match", stale)))
            .IsProblem(Problems.PreconditionFailedType);
        (await http.CallAsync(HttpMethod.Delete, path, headers: ("If-Match", stale)))
            .IsProblem(Problems.PreconditionFailedType);

        var now = await http.GetAnswerAsync(path);
        Assert.Equal("1", now.Json["title"]!.GetValue<string>());
        (await http.CallAsync(HttpMethod.Get, path, headers: ("If-None-Match", now.Header("ETag")!)))
            .Is(HttpStatusCode.NotModified);
        (await http.CallAsync(HttpMethod.Delete, path, headers: ("If-Match", now.Header("ETag")!)))
            .Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Parameter_stands_under_its_own_product_alone()
    {
        var (vendor, path) = await DefineAsync("Number", "");
        var other = await api.CreateProductAsync(vendor);
        var elsewhere = $"{Forms.Parameters(other)}/{path[(path.LastIndexOf('/') + 1)..]}";

        (await api.As(vendor).GetAnswerAsync(elsewhere)).IsProblem(Problems.NotFoundType);
        (await api.As(vendor).PutAnswerAsync(elsewhere, "{}")).IsProblem(Problems.NotFoundType);
        (await api.As(vendor).CallAsync(HttpMethod.Delete, elsewhere)).IsProblem(Problems.NotFoundType);
    }

    private async Task<(TestAccount Vendor, string Path)> DefineAsync(string type, string more)
    {
        var vendor = await api.CreateVendorAsync();
        var made = await api.AskAsync(vendor, await api.CreateProductAsync(vendor), "field", type, more);
        return (vendor, made["href"]!.GetValue<string>());
    }

    private Task<int> RecordsAsync(string path, string type) => api.ReadAsync<int>(
        "select count(*)::int from audit_record where object_no = @number and event = @type",
        new
        {
            number = long.Parse(string.Concat(path[(path.LastIndexOf('/') + 1)..].Where(char.IsAsciiDigit))),
            type,
        });
}
