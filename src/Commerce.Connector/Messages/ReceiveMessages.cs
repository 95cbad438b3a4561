using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Notifications;
using Commerce.Connector.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Messages;

/// <summary>Brings messages into their recipient's view, and does what they mean: a request is put up for decision, an answer
/// completes its request.</summary>
internal static class ReceiveMessages
{
    /// <summary>What one transaction brings in at the most.</summary>
    public const int Batch = 200;

    public static async Task<IReadOnlyList<StoredMessage>> RunAsync(AccountWork work)
    {
        string[] ids = [.. await work.Connection.ListAsync<string>(SqlText.Of($"""
            update connector_recipient q
            set received_at = {work.Now}, device = {work.Me.Device}
            from (
                select message_id
                from connector_recipient
                where account_no = {work.Me.AccountNo} and received_at is null and not is_gone
                order by created_at, message_id
                limit {Batch}
            ) n
            where q.account_no = {work.Me.AccountNo} and q.message_id = n.message_id
            returning q.message_id
            """))];
        if (ids.Length == 0)
        {
            return [];
        }

        var messages = await work.Connection.ListAsync<StoredMessage>(SqlText.Of($"""
            select {StoredMessage.Columns(work.Me)}
            from connector_message m
            where m.message_id = any({ids})
            order by m.created_at, m.message_id
            """));
        await ShowFilesAsync(messages, work);
        foreach (var message in messages)
        {
            work.Tell("transport.messageReceived", message.ToJson(work.Me, work.Me.Spelling));
            var result = message.Content.Type() switch
            {
                RequestContent.Name => await ReceiveRequest.FromMessageAsync(message, work),
                ResponseContent.Wrapper => await ReceiveResponse.RunAsync(message, work),
                _ => "NoRequest",
            };
            if (message.Content.Type() == MessageContent.Notification)
            {
                await ReceiveNotification.RunAsync(message, work);
            }

            work.Tell(
                "consumption.messageProcessed",
                new JsonObject { ["message"] = message.ToJson(work.Me, work.Me.Spelling), ["result"] = result });
        }

        return messages;
    }

    /// <summary>Whoever gets a message may read the files that it names.</summary>
    private static async Task ShowFilesAsync(IEnumerable<StoredMessage> messages, AccountWork work)
    {
        string[] files = [.. messages.SelectMany(message => message.Attachments).Distinct()];
        if (files.Length > 0)
        {
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                insert into connector_file_side (account_no, file_id, loaded_at)
                select {work.Me.AccountNo}, f.file_id, {work.Now}
                from connector_file f
                where f.file_id = any({files}) and f.owner_no <> {work.Me.AccountNo}
                on conflict do nothing
                """));
        }
    }
}
