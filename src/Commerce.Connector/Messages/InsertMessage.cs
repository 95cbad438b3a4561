using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Messages;

/// <summary>Puts a message on its way: into the sender's view at once, and into each recipient's when it synchronises.</summary>
internal static class InsertMessage
{
    /// <param name="to">The relationship with each recipient.</param>
    /// <param name="requestId">The request that it carries; null for none.</param>
    /// <param name="answeredRequestId">The request that it answers; null for none.</param>
    public static async Task<StoredMessage> RunAsync(
        JsonObject content, IReadOnlyList<SeenRelationship> to, IReadOnlyList<string> attachments, string? requestId,
        string? answeredRequestId, AccountWork work)
    {
        var id = Ids.Message();
        string[] files = [.. attachments];
        int[] accounts = [.. to.Select(one => one.PeerNo)];
        string[] addresses = [.. to.Select(one => one.Peer)];
        string[] relationships = [.. to.Select(one => one.Id)];
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            with m as (
                insert into connector_message (
                    message_id, sender_no, sender_address, device, content, attachments, request_id, answered_request_id,
                    created_at)
                values (
                    {id}, {work.Me.AccountNo}, {work.Me.Address}, {work.Me.Device}, {content.ToJsonString()}::jsonb, {files},
                    {requestId}::text, {answeredRequestId}::text, {work.Now})
                returning message_id
            )
            insert into connector_recipient (
                message_id, account_no, sender_no, address, position, relationship_id, created_at)
            select m.message_id, t.account_no, {work.Me.AccountNo}, t.address, t.n, t.relationship_id, {work.Now}
            from m
            cross join unnest({accounts}, {addresses}, {relationships}) with ordinality t(account_no, address, relationship_id, n)
            """));
        var message = (await FindAsync(id, work.Me, work.Connection))!;
        work.Tell("transport.messageSent", message.ToJson(work.Me, work.Me.Spelling));
        return message;
    }

    /// <returns>Null where the account may see no such message.</returns>
    public static Task<StoredMessage?> FindAsync(string id, ConnectorAccount reader, NpgsqlConnection connection) =>
        connection.FindAsync<StoredMessage>(SqlText.Of($"""
            select {StoredMessage.Columns(reader)}
            from connector_message m
            where m.message_id = {id} and {StoredMessage.Visible(reader)}
            """));
}
