using Commerce.Connector.Messages;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Account;

/// <summary>Brings into an account's view what others have done and sent, as much as one transaction holds.</summary>
internal static class SynchronizeAccount
{
    /// <returns>What has come into view; <see cref="Synchronized.IsMore"/> where there is more at once.</returns>
    public static async Task<Synchronized> RunAsync(AccountWork work)
    {
        var relationships = await RelationshipStore.SynchronizeAsync(work);
        var received = await ReceiveMessages.RunAsync(work);
        await TellDeliveredAsync(work);
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            update connector_account
            set synced_at = {work.Now}
            where account_no = {work.Me.AccountNo}
            """));
        return new Synchronized(received, relationships, received.Count == ReceiveMessages.Batch);
    }

    /// <summary>What recipients have fetched meanwhile.</summary>
    private static async Task TellDeliveredAsync(AccountWork work)
    {
        string[] delivered = [.. (await work.Connection.ListAsync<string>(SqlText.Of($"""
            update connector_recipient
            set is_told = true
            where sender_no = {work.Me.AccountNo} and received_at is not null and not is_told
            returning message_id
            """))).Distinct()];
        if (delivered.Length == 0)
        {
            return;
        }

        var messages = await work.Connection.ListAsync<StoredMessage>(SqlText.Of($"""
            select {StoredMessage.Columns(work.Me)}
            from connector_message m
            where m.message_id = any({delivered}) and not m.is_gone
            order by m.created_at, m.message_id
            """));
        foreach (var message in messages)
        {
            work.Tell("transport.messageDelivered", message.ToJson(work.Me, work.Me.Spelling));
        }
    }
}
