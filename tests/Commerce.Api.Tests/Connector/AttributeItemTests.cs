using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Attributes that are created, shared and read by requests, and the copies that both sides have of them.</summary>
public sealed class AttributeItemTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Shared_attribute_is_kept_by_both_sides_and_not_shared_twice()
    {
        var (sender, recipient) = await api.PairAsync();
        var own = await NameAsync(sender, "Ann");
        var item = new JsonObject
        {
            ["@type"] = "ShareAttributeRequestItem",
            ["mustBeAccepted"] = true,
            ["attribute"] = own["content"]!.DeepClone(),
            ["sourceAttributeId"] = Wire.Text(own, "id"),
        };
        var answer = await AnswerAsync(sender, recipient, item, """{"accept":true}""");

        var shared = Wire.Text(answer, "attributeId");
        var ofRecipient = await recipient.GetAsync($"Attributes/{shared}");
        Assert.Equal(sender.Address, Wire.Text(ofRecipient["content"], "owner"));
        Assert.Equal(sender.Address, Wire.Text(ofRecipient["shareInfo"], "peer"));
        var ofSender = await sender.GetAsync($"Attributes/{shared}");
        Assert.Equal(Wire.Text(own, "id"), Wire.Text(ofSender["shareInfo"], "sourceAttribute"));
        Assert.Single(await sender.ListAsync($"Attributes/Own/Shared/Identity?peer={recipient.Address}"));
        Assert.Single(await recipient.ListAsync($"Attributes/Peer/Shared/Identity?peer={sender.Address}"));
        Assert.Single(await sender.ListAsync("Attributes/Own/Repository"));
        Assert.Empty(await recipient.ListAsync("Attributes/Own/Repository"));

        var again = await sender.PostAsync(
            "Requests/Outgoing/Validate",
            new JsonObject { ["content"] = Wire.Content(item.DeepClone().AsObject()), ["peer"] = recipient.Address });
        Assert.Equal(
            "error.consumption.requests.outgoing.validation.invalidRequestItem", Wire.Text(again["items"]![0], "code"));
    }

    [Fact]
    public async Task Attribute_is_read_from_what_the_recipient_has_or_makes()
    {
        var (sender, recipient) = await api.PairAsync();
        var existing = await NameAsync(recipient, "Bob");
        var query = Wire.Parse(
            """{"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"}}""");

        var read = await AnswerAsync(
            sender, recipient, query, $$"""{"accept":true,"existingAttributeId":"{{Wire.Text(existing, "id")}}"}""");
        Assert.Equal("ReadAttributeAcceptResponseItem", Wire.Text(read, "@type"));
        Assert.Equal("Bob", Wire.Text(read["attribute"]!["value"], "value"));
        Assert.Equal(
            recipient.Address, Wire.Text((await sender.GetAsync($"Attributes/{Wire.Text(read, "attributeId")}"))["content"], "owner"));

        var again = await AnswerAsync(
            sender, recipient, query.DeepClone().AsObject(), $$"""{"accept":true,"existingAttributeId":"{{Wire.Text(existing, "id")}}"}""");
        Assert.Equal("AttributeAlreadySharedAcceptResponseItem", Wire.Text(again, "@type"));
        Assert.Equal(Wire.Text(read, "attributeId"), Wire.Text(again, "attributeId"));

        var successor = await recipient.PostAsync(
            $"Attributes/{Wire.Text(existing, "id")}/Succeed",
            Wire.Parse("""{"successorContent":{"value":{"@type":"GivenName","value":"Robert"}}}"""));
        var newer = await AnswerAsync(
            sender, recipient, query.DeepClone().AsObject(),
            $$"""{"accept":true,"existingAttributeId":"{{Wire.Text(successor["successor"], "id")}}"}""");
        Assert.Equal("AttributeSuccessionAcceptResponseItem", Wire.Text(newer, "@type"));
        Assert.Equal(Wire.Text(read, "attributeId"), Wire.Text(newer, "predecessorId"));
        Assert.Equal(
            Wire.Text(newer, "successorId"),
            Wire.Text(await sender.GetAsync($"Attributes/{Wire.Text(read, "attributeId")}"), "succeededBy"));

        var fresh = await AnswerAsync(
            sender, recipient, query.DeepClone().AsObject(),
            """{"accept":true,"newAttribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"GivenName","value":"Bobby"}}}""");
        Assert.Equal("Bobby", Wire.Text(fresh["attribute"]!["value"], "value"));
        Assert.Equal(2, (await recipient.ListAsync("Attributes/Own/Repository")).Count);
    }

    [Theory]
    [InlineData("""{"@type":"IdentityAttribute","owner":"","value":{"@type":"Surname","value":"X"}}""", "attributeQueryMismatch")]
    [InlineData("""{"@type":"IdentityAttribute","owner":"did:e:x:dids:0123456789abcdef012345","value":{"@type":"GivenName","value":"X"}}""", "attributeQueryMismatch")]
    [InlineData("""{"@type":"IdentityAttribute","owner":"","value":{"@type":"Nothing","value":"X"}}""", "invalidAcceptParameters")]
    public async Task Attribute_that_is_not_what_was_asked_for_is_refused(string attribute, string code)
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Parse(
            """{"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"}}"""));
        (await recipient.CallAsync(
            "PUT", $"Requests/Incoming/{id}/Accept",
            Wire.Parse($$"""{"items":[{"accept":true,"newAttribute":{{attribute}}}]}""")))
            .IsError(HttpStatusCode.BadRequest, $"error.consumption.requests.{code}");
        Assert.Empty(await recipient.ListAsync("Attributes"));
    }

    [Fact]
    public async Task Attribute_is_created_at_the_recipient_and_both_know_it()
    {
        var (sender, recipient) = await api.PairAsync();
        var answer = await AnswerAsync(
            sender, recipient,
            Wire.Parse("""
                {"@type":"CreateAttributeRequestItem","mustBeAccepted":true,"attribute":{"@type":"RelationshipAttribute","owner":"",
                 "key":"customer","confidentiality":"protected","value":{"@type":"ProprietaryString","title":"Number","value":"4711"}}}
                """),
            """{"accept":true}""");
        var id = Wire.Text(answer, "attributeId");
        Assert.Equal(
            (await sender.GetAsync($"Attributes/{id}"))["content"]!.ToJsonString(),
            (await recipient.GetAsync($"Attributes/{id}"))["content"]!.ToJsonString());
        Assert.Single(await sender.ListAsync("Attributes?content.key=customer&content.value.%40type=ProprietaryString"));
    }

    [Fact]
    public async Task Own_attribute_is_of_the_caller_alone()
    {
        using var party = await api.PartyAsync();
        (await party.CallAsync("POST", "Attributes", Wire.Parse(
            """{"content":{"@type":"IdentityAttribute","owner":"did:e:x:dids:0123456789abcdef012345","value":{"@type":"GivenName","value":"X"}}}""")))
            .IsError(HttpStatusCode.BadRequest, "error.connector.attributes.cannotCreateNotSelfOwnedRepositoryAttribute");
        (await party.CallAsync("POST", "Attributes", Wire.Parse("""{"content":{"value":{"@type":"EMailAddress","value":"a@b"}}}""")))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.requestDeserialization");
        var first = await NameAsync(party, "Ann");
        Assert.True(first["isDefault"]!.GetValue<bool>());
        Assert.Null((await NameAsync(party, "Anna"))["isDefault"]);
        (await party.CallAsync("DELETE", $"Attributes/{Wire.Text(first, "id")}")).Is(HttpStatusCode.NoContent);
        Assert.Single(await party.ListAsync("Attributes/Valid"));
    }

    [Fact]
    public async Task Older_clients_are_told_of_attributes_what_they_know_of()
    {
        using var party = await api.PartyAsync("/v4/api/v2");
        var made = await NameAsync(party, "Ann");
        Assert.Equal(["id", "createdAt", "content"], made.Select(member => member.Key));
        Assert.Equal(made.ToJsonString(), (await party.GetAsync($"Attributes/{Wire.Text(made, "id")}")).ToJsonString());
        Assert.Equal(made.ToJsonString(), Assert.Single(await party.ListAsync("Attributes/Own/Repository")).ToJsonString());
    }

    private static Task<JsonObject> NameAsync(ConnectorParty party, string name) => party.PostAsync(
        "Attributes", new JsonObject
        {
            ["content"] = new JsonObject { ["value"] = new JsonObject { ["@type"] = "GivenName", ["value"] = name } },
        });

    /// <summary>Has an item asked for, accepted, and its answer brought back.</summary>
    private static async Task<JsonNode> AnswerAsync(
        ConnectorParty sender, ConnectorParty recipient, JsonObject item, string decision)
    {
        var id = await sender.AskAsync(recipient, item);
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", new JsonObject { ["items"] = new JsonArray(Wire.Parse(decision)) });
        await recipient.CompletedAsync(id);
        await sender.SyncAsync();
        return (await sender.GetAsync($"Requests/Outgoing/{id}"))["response"]!["content"]!["items"]![0]!;
    }
}
