using Commerce.Connector.Envelope;

namespace Commerce.Connector.Attributes;

/// <summary>Reads one attribute of the caller's account.</summary>
internal static class GetAttribute
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var attribute = await call.Database.ReadAsync(
            connection => new AttributeStore(call.Me, connection).FindAsync(call.Route("id")), call.Cancellation);
        return ConnectorAnswer.Of((attribute ?? throw ConnectorErrors.NotFound("Attribute")).ToJson(call.Dialect));
    }
}
