using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Commerce.Api.Operations;

/// <summary>Where the running server can be reached from this machine.</summary>
internal static class ListeningAddresses
{
    // Of a server that listens nowhere, such as one in memory.
    private const string None = "http://localhost";

    /// <returns>At least one, the plain ones first: a certificate of development is not trusted by everybody.</returns>
    public static IReadOnlyList<string> Of(IServer server)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return bound.Count == 0 ? [None] : [.. bound.Select(Reachable).Distinct().OrderBy(IsEncrypted)];
    }

    private static bool IsEncrypted(string address) => address.StartsWith("https:", StringComparison.Ordinal);

    private static string Reachable(string bound)
    {
        var address = BindingAddress.Parse(bound);
        return address.IsUnixPipe || address.IsNamedPipe || address.Host is not ("0.0.0.0" or "[::]" or "+" or "*")
            ? bound.TrimEnd('/')
            : $"{address.Scheme}://127.0.0.1:{address.Port}{address.PathBase}";
    }
}
