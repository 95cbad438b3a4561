using Commerce.Connector.Envelope;

namespace Commerce.Connector.Relationships;

/// <summary>Reads a relationship as the account knows it.</summary>
internal static class GetRelationship
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call) => ConnectorAnswer.Of(await call.Database.ReadAsync(
        async connection =>
        {
            var relationship = await RelationshipStore.GetAsync(call.Route("id"), call.Me, connection);
            return await RelationshipStore.RenderAsync(relationship, call.Me, call.Dialect, connection);
        },
        call.Cancellation));
}
