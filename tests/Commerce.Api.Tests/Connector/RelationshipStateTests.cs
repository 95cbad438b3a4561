using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>The states of a relationship: what each side can do in each, and what the other learns of it.</summary>
public sealed class RelationshipStateTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Status = "wrongRelationshipStatus";
    private const string Peer = "operationOnlyAllowedForPeer";
    private const string None = "reactivationNotRequested";
    private const string Requested = "reactivationAlreadyRequested";

    /// <summary>State, action, what the templator gets, what the requestor gets: the state it moves to, or a refusal.</summary>
    [Theory]
    [InlineData("Pending", "Accept", "Active", Peer)]
    [InlineData("Pending", "Reject", "Rejected", Peer)]
    [InlineData("Pending", "Revoke", Peer, "Revoked")]
    [InlineData("Pending", "Terminate", Status, Status)]
    [InlineData("Pending", "Reactivate", Status, Status)]
    [InlineData("Active", "Accept", Status, Status)]
    [InlineData("Active", "Reject", Status, Status)]
    [InlineData("Active", "Revoke", Status, Status)]
    [InlineData("Active", "Terminate", "Terminated", "Terminated")]
    [InlineData("Active", "Reactivate", Status, Status)]
    [InlineData("Active", "Reactivate/Accept", Status, Status)]
    [InlineData("Rejected", "Accept", Status, Status)]
    [InlineData("Rejected", "Revoke", Status, Status)]
    [InlineData("Revoked", "Accept", Status, Status)]
    [InlineData("Revoked", "Reactivate", Status, Status)]
    [InlineData("Terminated", "Terminate", Status, Status)]
    [InlineData("Terminated", "Reactivate", "Terminated", "Terminated")]
    [InlineData("Terminated", "Reactivate/Accept", None, None)]
    [InlineData("Terminated", "Reactivate/Reject", None, None)]
    [InlineData("Terminated", "Reactivate/Revoke", None, None)]
    [InlineData("Reactivating", "Reactivate", Requested, Requested)]
    [InlineData("Reactivating", "Reactivate/Accept", Peer, "Active")]
    [InlineData("Reactivating", "Reactivate/Reject", Peer, "Terminated")]
    [InlineData("Reactivating", "Reactivate/Revoke", "Terminated", Peer)]
    [InlineData("DeletionProposed", "Reactivate", Status, Status)]
    [InlineData("DeletionProposed", "Terminate", Status, Status)]
    public async Task Each_side_does_what_the_state_allows_it(string status, string action, string templator, string requestor)
    {
        foreach (var (isTemplator, outcome) in new[] { (true, templator), (false, requestor) })
        {
            var (owner, other) = await api.PairAsync();
            var id = await ArrangeAsync(owner, status);
            var (actor, peer) = isTemplator ? (owner, other) : (other, owner);

            var answer = await actor.CallAsync("PUT", $"Relationships/{id}/{action}");

            if (char.IsLower(outcome[0]))
            {
                answer.IsError(HttpStatusCode.BadRequest, $"error.transport.relationships.{outcome}");
                continue;
            }

            Assert.Equal(outcome, Wire.Text(answer.Is(HttpStatusCode.OK).Json["result"], "status"));
            var before = status == "Reactivating" ? "Terminated" : status;
            Assert.Equal(before, Wire.Text(await peer.GetAsync($"Relationships/{id}"), "status"));
            await peer.SyncAsync();
            Assert.Equal(outcome, Wire.Text(await peer.GetAsync($"Relationships/{id}"), "status"));
        }
    }

    [Fact]
    public async Task Decomposed_relationship_is_gone_on_one_side_and_then_on_both()
    {
        var (one, other) = await api.PairAsync();
        var id = Wire.Text(Assert.Single(await one.ListAsync("Relationships")), "id");
        await one.SendAsync(await one.CreateRequestAsync(other, Wire.Authentication()));
        await other.SyncAsync();
        (await one.CallAsync("DELETE", $"Relationships/{id}")).IsError(
            HttpStatusCode.BadRequest, "error.transport.relationships.wrongRelationshipStatus");
        await one.PutAsync($"Relationships/{id}/Terminate");

        (await one.CallAsync("DELETE", $"Relationships/{id}")).Is(HttpStatusCode.NoContent);

        foreach (var list in new[] { "Relationships", "Messages", "Requests/Outgoing" })
        {
            Assert.Empty(await one.ListAsync(list));
        }

        Assert.Single(await other.ListAsync("Messages"));
        await other.SyncAsync();
        Assert.Equal("DeletionProposed", Wire.Text(await other.GetAsync($"Relationships/{id}"), "status"));
        (await other.CallAsync("DELETE", $"Relationships/{id}")).Is(HttpStatusCode.NoContent);
        Assert.Empty(await other.ListAsync("Relationships"));
        Assert.Empty(await other.ListAsync("Requests/Incoming"));
        Assert.Equal(0, await api.ReadAsync<int>(
            "select count(*)::int from connector_relationship where relationship_id = @id", new { id }));
    }

    [Fact]
    public async Task Message_needs_an_active_relationship()
    {
        var (sender, recipient) = await api.PairAsync();
        var id = Wire.Text(Assert.Single(await sender.ListAsync("Relationships")), "id");
        await recipient.PutAsync($"Relationships/{id}/Terminate");
        // Not known to the sender yet; it is so all the same.
        (await sender.CallAsync("POST", "Messages", Wire.Mail(recipient, "Hello"))).IsError(
            HttpStatusCode.BadRequest, "error.transport.messages.missingOrInactiveRelationship");
        foreach (var to in new[] { sender.Address, "did:e:localhost:dids:0123456789abcdef012345" })
        {
            var body = Wire.Mail(recipient, "Hello");
            body["recipients"] = new JsonArray(to);
            body["content"]!["to"] = new JsonArray(to);
            (await sender.CallAsync("POST", "Messages", body)).IsError(
                HttpStatusCode.BadRequest, "error.transport.messages.missingOrInactiveRelationship");
        }

        var twice = Wire.Mail(recipient, "Hello");
        twice["recipients"] = new JsonArray(recipient.Address, recipient.Address);
        (await sender.CallAsync("POST", "Messages", twice)).IsError(
            HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }

    [Fact]
    public async Task Relationship_is_asked_for_by_a_loaded_template_and_once()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var template = await owner.PostAsync("RelationshipTemplates/Own", Wire.Parse($$$"""
            {"expiresAt":"{{{api.Clock.GetUtcNow() + TimeSpan.FromDays(1):O}}}",
             "content":{"@type":"ArbitraryRelationshipTemplateContent","value":{} } }
            """));
        var body = Wire.Parse($$"""
            {"templateId":"{{Wire.Text(template, "id")}}","creationContent":{"@type":"ArbitraryRelationshipCreationContent","value":{"a":1} } }
            """);
        (await other.CallAsync("POST", "Relationships", body)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        await other.PostAsync(
            "RelationshipTemplates/Peer", new JsonObject { ["reference"] = Wire.Text(template, "truncatedReference") });
        Assert.True((await other.PutAsync("Relationships/CanCreate", body))["isSuccess"]!.GetValue<bool>());

        var created = await other.PostAsync("Relationships", body);

        Assert.Equal("Pending", Wire.Text(created, "status"));
        (await other.CallAsync("POST", "Relationships", body)).IsError(
            HttpStatusCode.BadRequest, "error.transport.relationships.relationshipCurrentlyExists");
        Assert.False((await other.PutAsync("Relationships/CanCreate", body))["isSuccess"]!.GetValue<bool>());
        (await owner.CallAsync("PUT", $"Relationships/{Wire.Text(created, "id")}/Accept")).IsError(
            HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        await owner.SyncAsync();
        await owner.PutAsync($"Relationships/{Wire.Text(created, "id")}/Accept");
    }

    /// <summary>Puts the relationship of a pair, known to both, into a state; "Reactivating" is that of the templator.</summary>
    private async Task<string> ArrangeAsync(ConnectorParty templator, string status)
    {
        var id = Wire.Text(Assert.Single(await templator.ListAsync("Relationships")), "id");
        await api.ExecuteAsync(
            """
            update connector_relationship
            set status = @stored, reactivation_no = case when @status = 'Reactivating' then templator_no end
            where relationship_id = @id;
            update connector_relationship_side set status = @stored where relationship_id = @id;
            """,
            new { id, status, stored = status == "Reactivating" ? "Terminated" : status });
        return id;
    }
}
