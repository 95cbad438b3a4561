using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;
using Commerce.Connector.Messages;
using Commerce.Connector.Relationships;

namespace Commerce.Connector.Account;

/// <summary>Synchronises the caller's account. Newer clients expect nothing in return, older ones what has come.</summary>
internal static class Synchronize
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        if (!call.IsOlder)
        {
            await RunAsync(call);
            return ConnectorAnswer.NoContent;
        }

        return await WithResult(call);
    }

    /// <summary>By GET, as the guides of old have it.</summary>
    public static async Task<ConnectorAnswer> WithResult(ConnectorCall call)
    {
        var (messages, relationships) = await RunAsync(call);
        var rendered = await call.Database.ReadAsync(
            connection => RelationshipStore.RenderAsync(relationships, call.Me, Dialect.A, connection), call.Cancellation);
        return ConnectorAnswer.Of(
            new JsonObject
            {
                ["messages"] = new JsonArray([.. messages.Select(message => message.ToJson(call.Me, call.Dialect))]),
                ["relationships"] = new JsonArray([.. rendered]),
            },
            StatusCodes.Status200OK);
    }

    private static async Task<(List<StoredMessage> Messages, List<SeenRelationship> Relationships)> RunAsync(ConnectorCall call)
    {
        var (messages, relationships) = (new List<StoredMessage>(), new List<SeenRelationship>());
        Synchronized some;
        do
        {
            var work = await call.BeginAsync();
            some = await SynchronizeAccount.RunAsync(work);
            await call.CommitAsync(work);
            messages.AddRange(some.Messages);
            relationships.AddRange(some.Relationships);
        }
        while (some.IsMore);
        return (messages, relationships);
    }
}
