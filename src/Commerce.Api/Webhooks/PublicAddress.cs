using System.Net;
using System.Net.Sockets;

namespace Commerce.Api.Webhooks;

/// <summary>Tells addresses of the public Internet from all others, of which none is ever called.</summary>
internal static class PublicAddress
{
    // The special-purpose registries of IANA, and multicast.
    private static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Of IPv6 only what is given out for the Internet, without what carries or stands for something else inside.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 = Networks(
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    public static bool MayCall(IPAddress address, WebhookOptions options)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsPublic(plain) || (options.AllowInsecureTargets && IPAddress.IsLoopback(plain));
    }

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0
            && Global6.Contains(address) && !NotPublic6.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Networks(params IEnumerable<string> networks) => [.. networks.Select(IPNetwork.Parse)];
}
