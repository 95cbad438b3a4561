using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Attributes that two have in common: deleted and succeeded by one, of which the other learns by a sync.</summary>
public sealed class NotificationTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Prefix = "error.runtime.attributes.";
    private const string Number = """
        {"@type":"CreateAttributeRequestItem","mustBeAccepted":true,"attribute":{"@type":"RelationshipAttribute","owner":"OWNER",
         "key":"customer","confidentiality":"protected","value":{"@type":"ProprietaryString","title":"Number","value":"4711"}}}
        """;

    [Fact]
    public async Task Deletion_of_an_own_shared_attribute_reaches_the_peer_by_its_sync()
    {
        var (owner, peer) = await api.PairAsync();
        var own = await NameAsync(owner, "Ann");
        var shared = await ShareAsync(owner, peer, own);

        var deleted = (await owner.CallAsync("DELETE", $"Attributes/Own/Shared/{shared}")).Is(HttpStatusCode.OK).Json["result"]!;

        Assert.Matches("^NOT[A-Za-z0-9]{17}$", Wire.Text(deleted, "notificationId"));
        (await owner.CallAsync("GET", $"Attributes/{shared}")).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.Single(await owner.ListAsync("Attributes/Own/Repository"));
        Assert.Null((await peer.GetAsync($"Attributes/{shared}"))["deletionInfo"]);
        await peer.SyncAsync();
        var seen = (await peer.GetAsync($"Attributes/{shared}"))["deletionInfo"]!;
        Assert.Equal("DeletedByOwner", Wire.Text(seen, "deletionStatus"));
        Assert.NotNull(seen["deletionDate"]);
        var message = Assert.Single(await peer.ListAsync("Messages?content.%40type=Notification"));
        Assert.Equal(Wire.Text(deleted, "notificationId"), Wire.Text(message["content"], "id"));
        // What is not shared any more can be shared again.
        await ShareAsync(owner, peer, own);
    }

    [Fact]
    public async Task Deletion_of_a_peer_shared_attribute_reaches_its_owner()
    {
        var (owner, peer) = await api.PairAsync();
        var shared = await ShareAsync(owner, peer, await NameAsync(owner, "Ann"));
        (await owner.CallAsync("DELETE", $"Attributes/Peer/Shared/{shared}"))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}isNotPeerSharedAttribute");
        (await peer.CallAsync("DELETE", $"Attributes/Own/Shared/{shared}"))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}isNotOwnSharedAttribute");
        (await peer.CallAsync("DELETE", $"Attributes/ThirdParty/{shared}"))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}isNotThirdPartyRelationshipAttribute");

        (await peer.CallAsync("DELETE", $"Attributes/Peer/Shared/{shared}")).Is(HttpStatusCode.OK);

        Assert.Empty(await peer.ListAsync("Attributes"));
        await owner.SyncAsync();
        Assert.Equal("DeletedByPeer", Wire.Text((await owner.GetAsync($"Attributes/{shared}"))["deletionInfo"], "deletionStatus"));
        Assert.Single(await owner.ListAsync("Attributes?deletionInfo.deletionStatus=DeletedByPeer"));
    }

    [Fact]
    public async Task Attribute_of_a_third_party_is_deleted_on_either_side()
    {
        var (owner, third) = await api.PairAsync();
        using var reader = await api.PartyAsync();
        await api.RelateAsync(owner, reader);
        var source = await CreateAsync(third, owner, Number.Replace("OWNER", "", StringComparison.Ordinal));
        var attribute = await owner.GetAsync($"Attributes/{source}");
        var shared = await AnswerAsync(owner, reader, new JsonObject
        {
            ["@type"] = "ShareAttributeRequestItem",
            ["mustBeAccepted"] = true,
            ["attribute"] = attribute["content"]!.DeepClone(),
            ["sourceAttributeId"] = source,
            ["thirdPartyAddress"] = third.Address,
        });

        (await reader.CallAsync("DELETE", $"Attributes/ThirdParty/{shared}")).Is(HttpStatusCode.OK);
        await owner.SyncAsync();

        Assert.Equal("DeletedByPeer", Wire.Text((await owner.GetAsync($"Attributes/{shared}"))["deletionInfo"], "deletionStatus"));
        Assert.Empty(await reader.ListAsync("Attributes"));
        Assert.Null((await owner.GetAsync($"Attributes/{source}"))["deletionInfo"]);
    }

    [Fact]
    public async Task New_version_is_told_to_a_peer_that_has_an_older_one()
    {
        var (owner, peer) = await api.PairAsync();
        var own = await NameAsync(owner, "Ann");
        var shared = await ShareAsync(owner, peer, own);
        var id = Wire.Text(own, "id");
        var to = new JsonObject { ["peer"] = peer.Address };
        (await owner.CallAsync("POST", $"Attributes/{id}/NotifyPeer", to))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}repositoryAttributeHasAlreadyBeenSharedWithPeer");
        var newer = Wire.Text((await SucceedAsync(owner, id, "GivenName", "Anna"))["successor"], "id");
        var newest = Wire.Text((await SucceedAsync(owner, newer, "GivenName", "Annabel"))["successor"], "id");

        var told = await owner.PostAsync($"Attributes/{newest}/NotifyPeer", to);

        Assert.Equal(["notificationId", "predecessor", "successor"], told.Select(part => part.Key).Order(StringComparer.Ordinal));
        Assert.Equal(shared, Wire.Text(told["predecessor"], "id"));
        var successor = Wire.Text(told["successor"], "id");
        Assert.Equal(newest, Wire.Text(told["successor"]!["shareInfo"], "sourceAttribute"));
        Assert.Equal(Wire.Text(told, "notificationId"), Wire.Text(told["successor"]!["shareInfo"], "notificationReference"));
        await peer.SyncAsync();
        var seen = await peer.GetAsync($"Attributes/{successor}");
        Assert.Equal("Annabel", Wire.Text(seen["content"]!["value"], "value"));
        Assert.Equal(shared, Wire.Text(seen, "succeeds"));
        Assert.Equal(Wire.Text(told, "notificationId"), Wire.Text(seen["shareInfo"], "notificationReference"));
        Assert.Equal(successor, Wire.Text(await peer.GetAsync($"Attributes/{shared}"), "succeededBy"));
        Assert.Equal(
            [successor, shared], (await peer.ListAsync($"Attributes/{shared}/Versions")).Select(version => Wire.Text(version, "id")));
        (await owner.CallAsync("POST", $"Attributes/{newer}/NotifyPeer", to)).IsError(
            HttpStatusCode.BadRequest, "error.consumption.attributes.cannotSucceedAttributesWithASuccessor");

        // With a version its older ones go as well, on both sides.
        await owner.CallAsync("DELETE", $"Attributes/Own/Shared/{successor}");
        Assert.Equal(3, (await owner.ListAsync("Attributes")).Count);
        await peer.SyncAsync();
        Assert.All(
            await peer.ListAsync("Attributes"),
            version => Assert.Equal("DeletedByOwner", Wire.Text(version["deletionInfo"], "deletionStatus")));
    }

    [Fact]
    public async Task New_version_is_told_to_nobody_who_has_none()
    {
        var (owner, peer) = await api.PairAsync();
        var own = Wire.Text(await NameAsync(owner, "Ann"), "id");
        var newer = Wire.Text((await SucceedAsync(owner, own, "GivenName", "Anna"))["successor"], "id");
        var to = new JsonObject { ["peer"] = peer.Address };
        (await owner.CallAsync("POST", $"Attributes/{newer}/NotifyPeer", to)).IsError(
            HttpStatusCode.BadRequest, $"{Prefix}noPreviousVersionOfRepositoryAttributeHasBeenSharedWithPeerBefore");
        (await owner.CallAsync("POST", $"Attributes/{newer}/NotifyPeer", new JsonObject()))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        (await peer.CallAsync("POST", $"Attributes/{newer}/NotifyPeer", to))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
    }

    [Fact]
    public async Task New_version_of_an_attribute_of_the_relationship_is_told_at_once()
    {
        var (sender, owner) = await api.PairAsync();
        var id = await CreateAsync(sender, owner, Number.Replace("OWNER", "", StringComparison.Ordinal));
        (await sender.CallAsync("POST", $"Attributes/{id}/Succeed", Successor("ProprietaryString", "4712")))
            .IsError(HttpStatusCode.BadRequest, "error.consumption.attributes.cannotSucceed");

        var both = await SucceedAsync(owner, id, "ProprietaryString", "4712");

        Assert.Equal(["predecessor", "successor"], both.Select(part => part.Key));
        await sender.SyncAsync();
        var seen = await sender.GetAsync($"Attributes/{Wire.Text(both["successor"], "id")}");
        Assert.Equal("4712", Wire.Text(seen["content"]!["value"], "value"));
        Assert.Equal("customer", Wire.Text(seen["content"], "key"));
        Assert.Equal(id, Wire.Text(seen, "succeeds"));
    }

    [Theory]
    [InlineData("""{"@type":"OwnSharedAttributeDeletedByOwnerNotificationItem","attributeId":"ID"}""")]
    [InlineData("""{"@type":"PeerSharedAttributeDeletedByPeerNotificationItem","attributeId":"ID"}""")]
    [InlineData("""{"@type":"ThirdPartyRelationshipAttributeDeletedByPeerNotificationItem","attributeId":"ID"}""")]
    [InlineData("""{"@type":"OwnSharedAttributeDeletedByOwnerNotificationItem","attributeId":7}""")]
    [InlineData("""{"@type":"PeerSharedAttributeSucceededNotificationItem","predecessorId":"ID","successorId":"ATT00000000000000000"}""")]
    [InlineData("""
        {"@type":"PeerSharedAttributeSucceededNotificationItem","predecessorId":"ID","successorId":"ATT00000000000000000",
         "successorContent":{"@type":"IdentityAttribute","owner":"OWNER","value":{"@type":"GivenName","value":"Eve"}}}
        """)]
    [InlineData("""{"@type":[]}""")]
    [InlineData("null")]
    [InlineData("[[]]")]
    public async Task Notification_by_hand_changes_nothing_of_what_is_not_the_sender_s(string item)
    {
        var (owner, peer) = await api.PairAsync();
        using var writer = await api.PartyAsync();
        await api.RelateAsync(writer, peer);
        var shared = await ShareAsync(owner, peer, await NameAsync(owner, "Ann"));
        var before = await peer.GetAsync($"Attributes/{shared}");
        var text = item.Replace("ID\"", $"{shared}\"", StringComparison.Ordinal).Replace("OWNER", owner.Address, StringComparison.Ordinal);
        await writer.PostAsync("Messages", new JsonObject
        {
            ["recipients"] = new JsonArray(peer.Address),
            ["content"] = Wire.Parse($$"""{"@type":"Notification","id":"NOT00000000000000000","items":[{{text}}]}"""),
        });

        await peer.SyncAsync();

        Assert.Equal(before.ToJsonString(), (await peer.GetAsync($"Attributes/{shared}")).ToJsonString());
        Assert.Single(await peer.ListAsync("Attributes"));
        Assert.Single(await peer.ListAsync("Messages?content.%40type=Notification"));
    }

    [Theory]
    [InlineData("PeerSharedAttributeDeletedByPeerNotificationItem")]
    [InlineData("ThirdPartyRelationshipAttributeDeletedByPeerNotificationItem")]
    public async Task Notification_about_what_somebody_else_has_changes_nothing(string type)
    {
        var (owner, peer) = await api.PairAsync();
        using var writer = await api.PartyAsync();
        await api.RelateAsync(writer, owner);
        var shared = await ShareAsync(owner, peer, await NameAsync(owner, "Ann"));
        await writer.PostAsync("Messages", new JsonObject
        {
            ["recipients"] = new JsonArray(owner.Address),
            ["content"] = Wire.Parse(
                $$"""{"@type":"Notification","id":"NOT00000000000000000","items":[{"@type":"{{type}}","attributeId":"{{shared}}"}]}"""),
        });

        await owner.SyncAsync();

        Assert.Null((await owner.GetAsync($"Attributes/{shared}"))["deletionInfo"]);
    }

    [Fact]
    public async Task Deletion_is_not_done_where_the_peer_cannot_be_told()
    {
        var (owner, peer) = await api.PairAsync();
        var shared = await ShareAsync(owner, peer, await NameAsync(owner, "Ann"));
        var relationship = Wire.Text(Assert.Single(await owner.ListAsync("Relationships")), "id");
        await peer.PutAsync($"Relationships/{relationship}/Terminate");
        (await owner.CallAsync("DELETE", $"Attributes/Own/Shared/{shared}"))
            .IsError(HttpStatusCode.BadRequest, "error.transport.messages.missingOrInactiveRelationship");
        await owner.GetAsync($"Attributes/{shared}");
    }

    private static Task<JsonObject> NameAsync(ConnectorParty party, string name) => party.PostAsync(
        "Attributes", Wire.Parse($$$$"""{"content":{"value":{"@type":"GivenName","value":"{{{{name}}}}"}}}"""));

    private static Task<JsonObject> SucceedAsync(ConnectorParty party, string id, string type, string value) =>
        party.PostAsync($"Attributes/{id}/Succeed", Successor(type, value));

    private static JsonObject Successor(string type, string value) => Wire.Parse(
        $$$$"""{"successorContent":{"value":{"@type":"{{{{type}}}}","title":"Number","value":"{{{{value}}}}"}}}""");

    private static Task<string> CreateAsync(ConnectorParty sender, ConnectorParty recipient, string item) =>
        AnswerAsync(sender, recipient, Wire.Parse(item));

    private static Task<string> ShareAsync(ConnectorParty owner, ConnectorParty peer, JsonObject own) =>
        AnswerAsync(owner, peer, new JsonObject
        {
            ["@type"] = "ShareAttributeRequestItem",
            ["mustBeAccepted"] = true,
            ["attribute"] = own["content"]!.DeepClone(),
            ["sourceAttributeId"] = Wire.Text(own, "id"),
        });

    private static async Task<string> AnswerAsync(ConnectorParty sender, ConnectorParty recipient, JsonObject item)
    {
        var id = await sender.AskAsync(recipient, item);
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
        var answered = await recipient.CompletedAsync(id);
        await sender.SyncAsync();
        return Wire.Text(answered["response"]!["content"]!["items"]![0], "attributeId");
    }
}
