using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Account;

/// <summary>Tells a caller under which address others reach it.</summary>
internal static class GetIdentityInfo
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) => Task.FromResult(ConnectorAnswer.Of(Of(call.Me)));

    public static JsonObject Of(ConnectorAccount me) => new() { ["address"] = me.Address, ["publicKey"] = me.PublicKey };
}
