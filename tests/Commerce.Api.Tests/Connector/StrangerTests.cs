using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>A third account sees nothing of what two others say to each other, by any route.</summary>
public sealed class StrangerTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Stranger_finds_nothing_and_cannot_tell_it_from_what_is_not_there()
    {
        var (sender, recipient) = await api.PairAsync();
        using var stranger = await api.PartyAsync();
        var draft = await sender.CreateRequestAsync(recipient, Wire.Authentication());
        var message = await sender.SendAsync(draft);
        await recipient.SyncAsync();
        var relationship = Assert.Single(await sender.ListAsync("Relationships"));
        var attribute = await sender.PostAsync(
            "Attributes", Wire.Parse("""{"content":{"value":{"@type":"GivenName","value":"Ann"}}}"""));
        var (request, mail) = (Wire.Text(draft, "id"), Wire.Text(message, "id"));

        foreach (var list in new[]
        {
            "Messages", "Requests/Outgoing", "Requests/Incoming", "Relationships", "Attributes", "Attributes/Own/Repository",
        })
        {
            Assert.Empty(await stranger.ListAsync(list));
        }

        foreach (var (verb, path, other) in new[]
        {
            ("GET", $"Messages/{mail}", "Messages/MSG00000000000000000"),
            ("GET", $"Requests/Outgoing/{request}", "Requests/Outgoing/REQ00000000000000000"),
            ("GET", $"Requests/Incoming/{request}", "Requests/Incoming/REQ00000000000000000"),
            ("PUT", $"Requests/Incoming/{request}/Accept", "Requests/Incoming/REQ00000000000000000/Accept"),
            ("PUT", $"Requests/Incoming/{request}/CanReject", "Requests/Incoming/REQ00000000000000000/CanReject"),
            ("GET", $"Relationships/{Wire.Text(relationship, "id")}", "Relationships/REL00000000000000000"),
            ("GET", $"Attributes/{Wire.Text(attribute, "id")}", "Attributes/ATT00000000000000000"),
            ("DELETE", $"Attributes/{Wire.Text(attribute, "id")}", "Attributes/ATT00000000000000000"),
        })
        {
            var body = verb == "PUT" ? Wire.Accept() : null;
            var hidden = await stranger.CallAsync(verb, path, body);
            var absent = await stranger.CallAsync(verb, other, body?.DeepClone());
            hidden.IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
            Assert.Equal(Wire.Text(absent.Json["error"], "message"), Wire.Text(hidden.Json["error"], "message"));
        }

        // Nor can it send what is not its own, or to whom it does not know.
        (await stranger.CallAsync("POST", "Messages", new JsonObject
        {
            ["recipients"] = new JsonArray(recipient.Address),
            ["content"] = draft["content"]!.DeepClone(),
        })).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        (await stranger.CallAsync("POST", "Messages", Wire.Mail(recipient, "Hello"))).IsError(
            HttpStatusCode.BadRequest, "error.transport.messages.missingOrInactiveRelationship");
    }

    [Fact]
    public async Task Recipient_of_many_sees_itself_alone_and_nothing_before_it_synchronises()
    {
        var (sender, one) = await api.PairAsync();
        using var other = await api.PartyAsync();
        await api.RelateAsync(sender, other);
        var message = await sender.PostAsync("Messages", new JsonObject
        {
            ["recipients"] = new JsonArray(one.Address, other.Address),
            ["content"] = Wire.Parse("""{"@type":"ArbitraryMessageContent","value":{"a":[1,null]}}"""),
        });
        var path = $"Messages/{Wire.Text(message, "id")}";
        (await one.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");

        await one.SyncAsync();

        var seen = Assert.Single((await one.GetAsync(path))["recipients"]!.AsArray());
        Assert.Equal(one.Address, Wire.Text(seen, "address"));
        Assert.NotNull(seen!["receivedAt"]);
        (await other.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.All((await sender.GetAsync(path))["recipients"]!.AsArray(), recipient => Assert.Null(recipient!["receivedAt"]));
        await sender.SyncAsync();
        Assert.Equal(
            [true, false],
            (await sender.GetAsync(path))["recipients"]!.AsArray().Select(recipient => recipient!["receivedAt"] is not null));
    }
}
