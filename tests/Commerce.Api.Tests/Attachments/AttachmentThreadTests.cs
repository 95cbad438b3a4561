using System.Net;
using Commerce.Api.Requests;

namespace Commerce.Api.Tests.Attachments;

/// <summary>What adding and deleting a file leaves in the thread and in the trail, and for whom.</summary>
public sealed class AttachmentThreadTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Thread_tells_of_a_file_that_is_added_and_of_one_that_is_deleted()
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, filename: "a.txt", json: """{"name":"Offer [final]_*v2*"}""");
        (await api.As(request.Client).CallAsync(HttpMethod.Delete, request.Attachment(1))).Is(HttpStatusCode.NoContent);

        var thread = await api.As(request.Vendor).GetAnswerAsync($"{request.Messages}?select=audit");
        Assert.Equal(2, thread.Total);
        Assert.All(thread.Each("type"), type => Assert.Equal("System", type));
        var company = Escaped(request.Client.Name);
        Assert.Equal(
            [
                $@"**integration** of *{company}* added the file [Offer \[final\]\_\*v2\*]({request.AttachmentId(1)}).",
                $@"**integration** of *{company}* deleted the file **Offer \[final\]\_\*v2\*** ({request.AttachmentId(1)}).",
            ],
            thread.Each("content"));
        // The message and the attachment are of one time and one author.
        Assert.Equal(made["audit"]!["created"]!.ToJsonString(), thread.Data[0]["audit"]!["created"]!.ToJsonString());
    }

    [Fact]
    public async Task Sentences_come_in_the_language_of_who_acts()
    {
        var request = await api.CreateRequestAsync();
        var http = api.As(request.Client);
        await http.PostFormAsync(
            $"{request.Attachments}?language=de", new Form().File("Büro.txt", SampleFiles.Txt));
        await http.CallAsync(
            HttpMethod.Delete, request.Attachment(1), headers: ("Accept-Language", "de-AT, en;q=0.5"));

        var thread = (await http.GetAnswerAsync(request.Messages)).Each("content");
        Assert.Contains($@"hat die Datei [Büro\.txt]({request.AttachmentId(1)}) hinzugefügt.", thread[0], StringComparison.Ordinal);
        Assert.Contains(@"hat die Datei **Büro\.txt** (", thread[1], StringComparison.Ordinal);
        Assert.EndsWith("gelöscht.", thread[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Who_does_not_see_the_file_learns_nothing_of_it_from_the_thread(bool client, bool operations)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "before");
        await api.AttachAsync(
            request, request.Vendor,
            json: $$$"""{"visibility":{"client":{{{(client ? "true" : "false")}}},"operations":{{{(operations ? "true" : "false")}}}}}""");
        await api.As(request.Vendor).CallAsync(HttpMethod.Delete, request.Attachment(1));
        await api.PostAsync(request, "after");

        foreach (var (reader, sees) in new[]
        {
            (request.Client, client), (request.Vendor, true), (await api.CreateOperationsAsync(), operations),
        })
        {
            var http = api.As(reader);
            var thread = (await http.GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
            Assert.Equal(sees ? 4 : 2, thread.Total);
            Assert.Equal(sees ? 4 : 2, thread.Data.Count);
            Assert.Equal(
                sees ? 2 : 0, (await http.GetAnswerAsync($"{request.Messages}?type=System")).Total);
            Assert.Equal(
                sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await http.GetAnswerAsync(request.Message(2))).Status);
        }

        // The trail is as discreet as the thread.
        var records = await api.ReadAsync<string>(
            """
            select string_agg(concat_ws(' ', event, object_no, client_visible, vendor_visible, operations_visible), ', '
                order by at)
            from audit_record
            where request_no = @number and event like 'attachment.%'
            """,
            new { number = RequestId.Parse(request.Id).Number });
        var flags = $"1 {Flag(client)} t {Flag(operations)}";
        Assert.Equal($"attachment.created {flags}, attachment.deleted {flags}", records);
    }

    [Fact]
    public async Task Records_name_who_acted_and_when_it_is_told_in_the_thread()
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, request.Vendor);
        var (at, account, token) = await ReadRecordAsync(request);

        Assert.Equal($"{made["audit"]!["created"]!["at"]}", at);
        Assert.Equal((Api.Number(request.Vendor.Id), Api.Number(request.Vendor.TokenId)), (account, token));
    }

    private async Task<(string At, int Account, int Token)> ReadRecordAsync(TestRequest request)
    {
        var text = await api.ReadAsync<string>(
            """
            select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' || account_no || ' ' || token_no
            from audit_record
            where request_no = @number and event = 'attachment.created'
            """,
            new { number = RequestId.Parse(request.Id).Number });
        var parts = text.Split(' ');
        return (parts[0], int.Parse(parts[1]), int.Parse(parts[2]));
    }

    private static char Flag(bool value) => value ? 't' : 'f';

    private static string Escaped(string name) => string.Concat(name.Select(character =>
        char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character))
            ? $"\\{character}" : $"{character}"));
}
