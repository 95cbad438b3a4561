using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Account;

/// <summary>Tells when the caller's account was last synchronised.</summary>
internal static class GetSyncInfo
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) => Task.FromResult(ConnectorAnswer.Of(
        call.Me.SyncedAt is { } at
            ? new JsonObject { ["lastSyncRun"] = new JsonObject { ["completedAt"] = at.ToWire() } }
            : []));
}
