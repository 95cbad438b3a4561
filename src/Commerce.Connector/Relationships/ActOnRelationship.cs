using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>Does one of the things that can be done to a relationship; the other side learns of it when it synchronises.</summary>
internal static class ActOnRelationship
{
    public const string Prefix = "error.transport.relationships.";

    public static Func<ConnectorCall, Task<ConnectorAnswer>> By(RelationshipAction action) => call => RunAsync(call, action, null);

    /// <summary>As older clients do it: by the id of the change that is answered.</summary>
    public static Func<ConnectorCall, Task<ConnectorAnswer>> ByChange(RelationshipAction action) => async call =>
    {
        var content = (await call.OptionalBodyAsync())?["content"] as JsonObject;
        return await RunAsync(call, action, content ?? []);
    };

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, RelationshipAction action, JsonObject? answer)
    {
        var work = await call.BeginAsync();
        var relationship = await RelationshipStore.LockAsync(call.Route("id"), work);
        if (answer is not null && call.Route("changeId") != relationship.ChangeId)
        {
            throw ConnectorErrors.NotFound("RelationshipChange");
        }

        Check(relationship, action, call.Me);
        await NoteAsync(relationship, action, answer, work);
        var moved = await RelationshipStore.MoveAsync(relationship, action.Reason, action.To, work);
        if (moved.Status is RelationshipStatus.Rejected or RelationshipStatus.Revoked)
        {
            await SeeRelationship.ForgetAttributesAsync(moved.Peer, work);
        }

        RelationshipStore.TellChange(
            await RelationshipStore.RenderAsync(moved, call.Me, call.Me.Spelling, work.Connection), action.Reason, work);
        // Whoever answers a change speaks the older dialect.
        var rendered = await RelationshipStore.RenderAsync(
            moved, call.Me, answer is null ? call.Dialect : Dialect.A, work.Connection);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(rendered);
    }

    private static void Check(SeenRelationship relationship, RelationshipAction action, ConnectorAccount me)
    {
        if (relationship.Actual != action.From)
        {
            throw WrongStatus(relationship, action.From);
        }

        if (action == RelationshipAction.Reactivate && relationship.ReactivationNo is not null)
        {
            throw Refused("reactivationAlreadyRequested", "The reactivation of the Relationship has been requested already.");
        }

        if (action.NeedsReactivation && relationship.ReactivationNo is null)
        {
            throw Refused("reactivationNotRequested", "Nobody has requested the reactivation of the Relationship.");
        }

        if (!MayAct(relationship, action.Actor, me.AccountNo))
        {
            throw Refused("operationOnlyAllowedForPeer", "This operation can only be done by the other side of the Relationship.");
        }
    }

    public static ConnectorException WrongStatus(SeenRelationship relationship, RelationshipStatus expected) => Refused(
        "wrongRelationshipStatus",
        $"The Relationship '{relationship.Id}' has status '{relationship.Actual}'; it must be '{expected}' for that.");

    private static ConnectorException Refused(string code, string message) => ConnectorErrors.BadRequest(Prefix + code, message);

    private static bool MayAct(SeenRelationship relationship, RelationshipActor actor, int me) => actor switch
    {
        RelationshipActor.Templator => relationship.TemplatorNo == me,
        RelationshipActor.Requestor => relationship.RequestorNo == me,
        RelationshipActor.Either => true,
        RelationshipActor.Reactivator => relationship.ReactivationNo == me,
        RelationshipActor.NotReactivator => relationship.ReactivationNo != me,
    };

    private static async Task NoteAsync(
        SeenRelationship relationship, RelationshipAction action, JsonObject? answer, AccountWork work)
    {
        if (action == RelationshipAction.Reactivate || action.NeedsReactivation)
        {
            int? by = action == RelationshipAction.Reactivate ? work.Me.AccountNo : null;
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                update connector_relationship set reactivation_no = {by}::int where relationship_id = {relationship.Id}
                """));
        }

        if (answer is { Count: > 0 })
        {
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                update connector_relationship
                set answer_content = {answer.ToJsonString()}::jsonb
                where relationship_id = {relationship.Id}
                """));
        }
    }
}
