using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Messages;

namespace Commerce.Connector.Notifications;

/// <summary>Tells a peer, by a message, what was done to an attribute that both have.</summary>
internal static class SendNotification
{
    /// <param name="id">Of the notification.</param>
    /// <param name="item">What is told.</param>
    /// <exception cref="ConnectorException">400: there is no active relationship with the peer.</exception>
    public static async Task RunAsync(string id, string peer, JsonObject item, AccountWork work)
    {
        var to = await SendMessage.RelationshipsAsync([peer], work);
        var content = new JsonObject
        {
            ["@type"] = MessageContent.Notification,
            ["id"] = id,
            ["items"] = new JsonArray(item),
        };
        await InsertMessage.RunAsync(content, to, [], null, null, work);
    }
}
