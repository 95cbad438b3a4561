using Commerce.Connector.Envelope;
using Commerce.Connector.Files;

namespace Commerce.Connector.Messages;

/// <summary>Reads a message, with its attachments in full.</summary>
internal static class GetMessage
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call) => await call.Database.ReadAsync(
        async connection =>
        {
            var message = await InsertMessage.FindAsync(call.Route("id"), call.Me, connection)
                ?? throw ConnectorErrors.NotFound("Message");
            var files = await FileStore.ListAsync(message.Attachments, call.Me, connection);
            return ConnectorAnswer.Of(message.ToJson(call.Me, call.Dialect, [.. files.Select(file => file.ToJson(call.Me, call.Dialect))]));
        },
        call.Cancellation);
}
