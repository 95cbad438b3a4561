using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

public sealed class ListAttachmentsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task List_holds_everything_but_the_audit_in_the_order_of_numbers()
    {
        var request = await FiveAsync();
        var list = (await api.As(request.Vendor).GetAnswerAsync(request.Attachments)).Is(HttpStatusCode.OK);

        Assert.Equal(Enumerable.Range(1, 5).Select(request.AttachmentId), list.Each("id"));
        Assert.Equal((0, 100, 5), (list.Offset, list.Limit, list.Total));
        Assert.Equal(["audit"], list.Omitted);
        Assert.Equal(
            ["id", "href", "name", "type", "description", "filename", "size", "contentType", "visibility", "account"],
            list.Data[0].Select(field => field.Key));
        Assert.DoesNotContain("request", list.Data[0].Select(field => field.Key));
        Assert.Null(list.Data[1]["description"]);

        var full = await api.As(request.Vendor).GetAnswerAsync($"{request.Attachments}?select=%2Baudit,request");
        Assert.Empty(full.Omitted);
        var one = await api.As(request.Vendor).GetAnswerAsync(request.Attachment(1));
        Assert.Equal(one.Json.ToJsonString(), full.Data[0].ToJsonString());
    }

    [Theory]
    [InlineData("contentType=application/pdf", "$filter=contentType eq 'application/pdf'", "2,4")]
    [InlineData("like(filename,*.txt)", "$filter=endswith(filename,'.txt')", "1,3,5")]
    [InlineData("ilike(name,*FILE*)&order=-size", "$filter=contains(tolower(name),'file')&$orderby=size desc", "4,2,5,3,1")]
    [InlineData("gt(size,100)", "$filter=size gt 100", "4")]
    [InlineData("in(size,(3,5))", "$filter=size in (3,5)", "3,5")]
    [InlineData("description=null()", "$filter=description eq null", "2,3,4,5")]
    [InlineData("type=File", "$filter=type eq 'File'", "1,2,3,4,5")]
    [InlineData("visibility.operations=false", "$filter=visibility/operations eq false", "3")]
    [InlineData("account.type=Vendor", "$filter=account/type eq 'Vendor'", "4")]
    [InlineData("audit.updated.at=null()", "$filter=audit/updated/at eq null", "1,2,3,4")]
    [InlineData("ne(audit.updated.at,null())", "$filter=audit/updated/at ne null", "5")]
    [InlineData("order=-audit.updated.at,-id&limit=2", "$orderby=audit/updated/at desc,id desc&$top=2", "5,4")]
    [InlineData("order=-filename", "$orderby=filename desc", "5,4,3,2,1")]
    [InlineData("order=visibility.operations,-audit.created.at", "$orderby=visibility/operations,audit/created/at desc", "3,5,4,2,1")]
    [InlineData("limit=2&offset=1", "$top=2&$skip=1", "2,3")]
    public async Task Both_languages_filter_and_sort(string rql, string odata, string numbers)
    {
        var request = await FiveAsync();
        foreach (var query in new[] { rql, odata })
        {
            var list = (await api.As(request.Client).GetAnswerAsync($"{request.Attachments}?{query}")).Is(HttpStatusCode.OK);
            Assert.Equal(numbers.Split(',').Select(number => request.AttachmentId(int.Parse(number))), list.Each("id"));
        }
    }

    [Theory]
    [InlineData("order=id")]
    [InlineData("order=-size")]
    [InlineData("order=type,-contentType")]
    [InlineData("order=audit.updated.at")]
    [InlineData("$orderby=account/name desc,name")]
    public async Task Pages_follow_one_another_without_a_gap(string order)
    {
        var request = await FiveAsync();
        var http = api.As(request.Client);
        var whole = (await http.GetAnswerAsync($"{request.Attachments}?{order}")).Each("id");
        var pages = new List<string>();
        var limit = order.StartsWith('$') ? "$top=2" : "limit=2";
        for (var next = $"{request.Attachments}?{order}&{limit}"; next is not null;)
        {
            var page = (await http.GetAnswerAsync(next)).Is(HttpStatusCode.OK);
            Assert.Equal(5, page.Total);
            pages.AddRange(page.Each("id"));
            next = page.Next;
        }

        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task By_id_by_lines_and_by_count()
    {
        var request = await FiveAsync();
        var http = api.As(request.Client);
        var some = await http.GetAnswerAsync(
            $"{request.Attachments}?in(id,({request.AttachmentId(4)},{request.AttachmentId(2).ToLowerInvariant()}))");
        Assert.Equal([request.AttachmentId(2), request.AttachmentId(4)], some.Each("id"));

        var lines = (await http.GetAnswerAsync($"{request.Attachments}?select=-*,%2Bid&order=-id", "application/jsonl")).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{JsonNode.Parse(line)!["id"]}");
        Assert.Equal(Enumerable.Range(1, 5).Reverse().Select(request.AttachmentId), lines);

        var count = await http.GetAnswerAsync($"{request.Attachments}?limit=0");
        Assert.Equal((0, 5), (count.Data.Count, count.Total));
        var empty = await http.GetAnswerAsync((await api.CreateRequestAsync(request.Client)).Attachments);
        Assert.Equal((0, 0), (empty.Is(HttpStatusCode.OK).Data.Count, empty.Total));
    }

    [Theory]
    [InlineData("filenames=a", "filenames")]
    [InlineData("$filter=contentId eq 'a'", "$filter")]
    [InlineData("sha256=a", "sha256")]
    public async Task What_is_not_told_is_not_asked_either(string query, string at)
    {
        var request = await FiveAsync();
        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Attachments}?{query}");
        answer.IsProblem(Problems.InvalidQueryType, at);
    }

    private async Task<TestRequest> FiveAsync()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a1.txt", content: "1"u8.ToArray(), json: """{"name":"file 1","description":"D"}""");
        await api.AttachAsync(request, filename: "a2.pdf", content: SampleFiles.Pdf, json: """{"name":"File 2"}""");
        await api.AttachAsync(
            request, filename: "a3.txt", content: "123"u8.ToArray(), json: """{"name":"file 3","visibility":{"operations":false}}""");
        await api.AttachAsync(
            request, request.Vendor, "a4.pdf", SampleFiles.LargePdf(5_000), """{"name":"FILE 4"}""");
        await api.AttachAsync(request, filename: "a5.txt", content: "12345"u8.ToArray());
        await api.As(request.Client).CallAsync(
            HttpMethod.Put, request.Attachment(5), """{"name":"file 5"}"""u8.ToArray(), "application/json");
        return request;
    }
}
