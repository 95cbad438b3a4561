using System.Net;

namespace Commerce.Api.Tests.Connector;

/// <summary>The filters of lists, each operator of them, and the paging of those who ask for it.</summary>
public sealed class FilterTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Theory]
    [InlineData("content.subject=123", "123")]
    [InlineData("content.subject=!123", "Alpha,Beta,a_%25c")]
    [InlineData("content.subject=Alpha&content.subject=Beta", "Alpha,Beta")]
    [InlineData("content.subject=!Alpha&content.subject=!Beta", "123,a_%25c")]
    [InlineData("content.subject=~LPH", "Alpha")]
    [InlineData("content.subject=~.", "")]
    [InlineData("content.subject=^al", "Alpha")]
    [InlineData("content.subject=%24TA", "Beta")]
    [InlineData("content.subject=%3E%3DBeta", "Beta,a_%25c")]
    [InlineData("content.subject=%3CBeta", "123,Alpha")]
    [InlineData("content.subject=a_%25c", "a_%25c")]
    [InlineData("content.subject=~_%25", "a_%25c")]
    [InlineData("content.subject=", "123,Alpha,Beta,a_%25c")]
    [InlineData("content.subject=!", "")]
    [InlineData("content.%40type=Mail&content.subject=^B", "Beta")]
    [InlineData("contentSubject=Beta", "Beta")]
    [InlineData("attachments=%2B", "")]
    [InlineData("content.subject=%27+or+true+--", "")]
    [InlineData("isOwn=true", "123,Alpha,Beta,a_%25c")]
    [InlineData("isOwn=false", "")]
    public async Task Messages_are_found_by_every_operator(string query, string expected)
    {
        var (sender, recipient) = await api.PairAsync();
        foreach (var subject in new[] { "123", "Alpha", "Beta", "a_%c" })
        {
            await sender.PostAsync("Messages", Wire.Mail(recipient, subject));
        }

        var found = await sender.ListAsync($"Messages?{query}");

        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString),
            found.Select(message => Wire.Text(message["content"], "subject")));
    }

    [Fact]
    public async Task Messages_are_found_by_who_takes_part_and_when_they_were_sent()
    {
        var (sender, recipient) = await api.PairAsync();
        var message = await sender.PostAsync("Messages", Wire.Mail(recipient, "One"));
        await recipient.SyncAsync();
        foreach (var query in new[]
        {
            $"participant={recipient.Address}", $"participant={sender.Address}", $"recipients.address={recipient.Address}",
            $"createdBy={sender.Address}", $"createdAt={Wire.Text(message, "createdAt")}", "createdAt=%5E2",
            $"recipients.relationshipId={Wire.Text(message["recipients"]![0], "relationshipId")}",
            $"createdAt=%3E%3D{Wire.Text(message, "createdAt")}",
        })
        {
            Assert.Single(await recipient.ListAsync($"Messages?{query}"));
            Assert.Empty(await recipient.ListAsync($"Messages?{query}&createdByDevice=DVC"));
        }
    }

    [Fact]
    public async Task Requests_are_found_by_what_is_in_them_and_in_their_answers()
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Group(Wire.Authentication()), Wire.Authentication());
        await recipient.PutAsync(
            $"Requests/Incoming/{id}/Accept", Wire.Parse("""{"items":[{"items":[{"accept":true}]},{"accept":true}]}"""));
        var completed = await recipient.CompletedAsync(id);
        await sender.SyncAsync();
        await sender.CreateRequestAsync(recipient, Wire.Parse(
            """{"@type":"ConsentRequestItem","mustBeAccepted":true,"consent":"I agree"}"""));
        foreach (var query in new[]
        {
            $"id={id}", "status=Completed", "status=Open&status=Completed", "content.items.%40type=RequestItemGroup",
            "content.items.items.%40type=AuthenticationRequestItem", "content.items.%40type.0=AuthenticationRequestItem",
            "source.type=Message", $"source.reference={Wire.Text(completed["source"], "reference")}",
            "response.content.result=Accepted", "response.content.items.%40type=ResponseItemGroup",
            "response.content.items.items.%40type=AcceptResponseItem", "response.source.type=Message",
            $"response.source.reference={Wire.Text(completed["response"]!["source"], "reference")}", "response.createdAt=",
            "content.expiresAt=!&status=Completed&unheard=of",
        })
        {
            Assert.Equal(id, Wire.Text(Assert.Single(await sender.ListAsync($"Requests/Outgoing?{query}")), "id"));
        }

        Assert.Single(await sender.ListAsync("Requests/Outgoing?content.items.%40type=ConsentRequestItem"));
        Assert.Empty(await sender.ListAsync("Requests/Outgoing?status=Nothing"));
    }

    [Fact]
    public async Task Lists_are_paged_for_those_who_ask_for_it()
    {
        var (sender, recipient) = await api.PairAsync();
        for (var i = 0; i < 5; i++)
        {
            await sender.PostAsync("Messages", Wire.Mail(recipient, $"{i}"));
        }

        var subjects = new List<string>();
        string? next = null;
        do
        {
            (string, string)[] headers = next is null
                ? [("X-Page-Size", "2"), ("X-Page-Count", "true")]
                : [("X-Page-Size", "2"), ("X-Page-After", next)];
            var page = (await sender.CallAsync("GET", "Messages", null, headers)).Is(HttpStatusCode.OK);
            subjects.AddRange(page.Json["result"]!.AsArray().Select(message => Wire.Text(message!["content"], "subject")));
            Assert.Equal(next is null ? "5" : null, page.Header("X-Total-Count"));
            next = page.Header("X-Page-Next");
        }
        while (next is not null);

        Assert.Equal(["0", "1", "2", "3", "4"], subjects);
        (await sender.CallAsync("GET", "Messages", null, ("X-Page-Size", "0")))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        (await sender.CallAsync("GET", "Messages", null, ("X-Page-After", "x")))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }

    [Fact]
    public async Task List_of_incoming_requests_is_held_until_there_is_one()
    {
        var (sender, recipient) = await api.PairAsync();
        await recipient.PutAsync("Account/Settings", Wire.Parse("""{"delivery":"Automatic"}"""));
        var waiting = recipient.CallAsync(
            "GET", "Requests/Incoming?status=ManualDecisionRequired", null, ("Prefer", "wait=50"));

        await sender.SendAsync(await sender.CreateRequestAsync(recipient, Wire.Authentication()));

        var answer = (await waiting).Is(HttpStatusCode.OK);
        Assert.Single(answer.Json["result"]!.AsArray());
        Assert.Equal("wait=50", answer.Header("Preference-Applied"));
    }

    [Fact]
    public async Task Values_without_end_are_refused()
    {
        using var party = await api.PartyAsync();
        var many = string.Join('&', Enumerable.Repeat("createdBy=a", 101));
        (await party.CallAsync("GET", $"Messages?{many}"))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        (await party.CallAsync("GET", $"Requests/Outgoing?peer={new string('a', 1_001)}"))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        (await party.CallAsync("GET", "Requests/Outgoing?peer=%00"))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }
}
