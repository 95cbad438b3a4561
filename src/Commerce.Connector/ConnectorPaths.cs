using Commerce.Connector.Envelope;

namespace Commerce.Connector;

/// <summary>Where the connector's routes begin.</summary>
internal static class ConnectorPaths
{
    /// <summary>The path that clients of all generations call.</summary>
    public const string Api = "/api/v2";

    /// <summary>The same in front of which older clients are told to put their base address.</summary>
    public const string OlderBase = "/v4";

    public static bool Covers(PathString path) =>
        path.StartsWithSegments(Api) || path.StartsWithSegments(OlderBase) || path.StartsWithSegments("/Monitoring");

    /// <summary>The dialect that the address asks for; null where it leaves it to the account.</summary>
    public static Dialect? DialectOf(PathString path) => path.StartsWithSegments(OlderBase) ? Dialect.A : null;
}
