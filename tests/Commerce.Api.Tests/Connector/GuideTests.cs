using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>The guide "Requests over Messages", as it is written: its verbs, its bodies, its order.</summary>
public sealed class GuideTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Theory]
    [InlineData("POST", "Accept", true)]
    [InlineData("POST", "Reject", false)]
    [InlineData("PUT", "Accept", true)]
    public async Task Requests_over_messages_can_be_walked_as_the_guide_tells_it(string verb, string action, bool accept)
    {
        var (sender, recipient) = await api.PairAsync();

        // "You can find it out by calling the GET /api/v2/Relationships route on the Sender Connector."
        var relationship = Assert.Single(await sender.ListAsync("Relationships"));
        Assert.Equal("Active", Wire.Text(relationship, "status"));
        var peer = Wire.Text(relationship, "peer");
        Assert.Equal(recipient.Address, peer);

        var body = new JsonObject { ["content"] = Wire.Content(Wire.Authentication()), ["peer"] = peer };
        var validated = await sender.PostAsync("Requests/Outgoing/Validate", body);
        Assert.True(validated["isSuccess"]!.GetValue<bool>());

        var draft = await sender.PostAsync("Requests/Outgoing", body);
        Assert.Equal("Draft", Wire.Text(draft, "status"));
        Assert.Equal("Request", Wire.Text(draft["content"], "@type"));
        var id = Wire.Text(draft, "id");
        Assert.Equal(id, Wire.Text(draft["content"], "id"));

        var message = await sender.SendAsync(draft);
        Assert.Equal("Open", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));

        Assert.Empty(await recipient.ListAsync("Requests/Incoming"));
        var synced = (await recipient.CallAsync("GET", "Account/Sync")).Is(HttpStatusCode.OK).Json["result"]!;
        Assert.Equal(Wire.Text(message, "id"), Wire.Text(Assert.Single(synced["messages"]!.AsArray()), "id"));

        var found = Assert.Single(await recipient.ListAsync(
            $"Requests/Incoming?source.reference={Wire.Text(message, "id")}&status=ManualDecisionRequired"));
        Assert.Equal(id, Wire.Text(found, "id"));

        var decided = (await recipient.CallAsync(
            verb, $"Requests/Incoming/{id}/{action}", Wire.Decide(accept))).Is(HttpStatusCode.OK).Json["result"]!;
        Assert.Equal("Decided", Wire.Text(decided, "status"));
        var completed = await recipient.CompletedAsync(id);
        Assert.Equal("Message", Wire.Text(completed["response"]!["source"], "type"));

        Assert.Equal("Open", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
        (await sender.CallAsync("GET", "Account/Sync")).Is(HttpStatusCode.OK);
        var answered = await sender.GetAsync($"Requests/Outgoing/{id}");
        Assert.Equal("Completed", Wire.Text(answered, "status"));
        Assert.Equal(accept ? "Accepted" : "Rejected", Wire.Text(answered["response"]!["content"], "result"));
        Assert.Equal(
            Wire.Text(completed["response"]!["source"], "reference"),
            Wire.Text(answered["response"]!["source"], "reference"));
    }
}
