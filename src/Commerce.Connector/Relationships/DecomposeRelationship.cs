using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>
/// Deletes one side of a relationship that has ended, and all that the account has of the other: attributes, requests and
/// messages. Once both have done so, nothing of it is left.
/// </summary>
internal static class DecomposeRelationship
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var work = await call.BeginAsync();
        var relationship = await RelationshipStore.LockAsync(call.Route("id"), work);
        if (relationship.Actual is not (RelationshipStatus.Terminated or RelationshipStatus.DeletionProposed))
        {
            throw ActOnRelationship.WrongStatus(relationship, RelationshipStatus.Terminated);
        }

        await ForgetAsync(relationship, work);
        await (relationship.Actual == RelationshipStatus.Terminated
            ? LeaveAsync(relationship, work)
            : work.Connection.ExecuteAsync(SqlText.Of($"""
                delete from connector_relationship where relationship_id = {relationship.Id}
                """)));
        work.Tell("transport.relationshipDecomposedBySelf", new JsonObject { ["relationshipId"] = relationship.Id });
        await call.CommitAsync(work);
        return ConnectorAnswer.NoContent;
    }

    private static async Task LeaveAsync(SeenRelationship relationship, AccountWork work)
    {
        await RelationshipStore.MoveAsync(relationship, "Decomposition", RelationshipStatus.DeletionProposed, work);
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            delete from connector_relationship_side
            where account_no = {work.Me.AccountNo} and relationship_id = {relationship.Id}
            """));
    }

    private static async Task ForgetAsync(SeenRelationship relationship, AccountWork work)
    {
        await SeeRelationship.ForgetAttributesAsync(relationship.Peer, work);
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            with requests as (
                delete from connector_request
                where account_no = {work.Me.AccountNo} and peer_address = {relationship.Peer}
            ), received as (
                update connector_recipient
                set is_gone = true
                where account_no = {work.Me.AccountNo} and relationship_id = {relationship.Id}
            )
            update connector_message m
            set is_gone = true
            where m.sender_no = {work.Me.AccountNo}
                and exists (
                    select from connector_recipient q
                    where q.message_id = m.message_id and q.relationship_id = {relationship.Id})
                and not exists (
                    select from connector_recipient q
                    where q.message_id = m.message_id and q.relationship_id <> {relationship.Id})
            """));
    }
}
