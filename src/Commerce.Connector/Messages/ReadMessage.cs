using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Messages;

/// <summary>Marks a message as read, or as unread again, for the caller alone.</summary>
internal static class ReadMessage
{
    public static Task<ConnectorAnswer> Read(ConnectorCall call) => RunAsync(call, isRead: true);

    public static Task<ConnectorAnswer> Unread(ConnectorCall call) => RunAsync(call, isRead: false);

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, bool isRead)
    {
        var work = await call.BeginAsync();
        var message = await InsertMessage.FindAsync(call.Route("id"), call.Me, work.Connection)
            ?? throw ConnectorErrors.NotFound("Message");
        // The first time counts.
        if (message.WasReadAt is not null == isRead)
        {
            return ConnectorAnswer.Of(message.ToJson(call.Me, call.Dialect));
        }

        DateTimeOffset? at = isRead ? work.Now : null;
        await work.Connection.ExecuteAsync(message.SenderNo == call.Me.AccountNo
            ? SqlText.Of($"update connector_message set read_at = {at}::timestamptz where message_id = {message.Id}")
            : SqlText.Of($"""
                update connector_recipient
                set read_at = {at}::timestamptz
                where account_no = {call.Me.AccountNo} and message_id = {message.Id}
                """));
        var marked = message with { WasReadAt = at };
        work.Tell("transport.messageWasReadAtChanged", marked.ToJson(call.Me, call.Me.Spelling));
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(marked.ToJson(call.Me, call.Dialect));
    }
}
