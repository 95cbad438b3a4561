namespace Commerce.Api.Tests.Fuzz;

/// <summary>Who calls, by name: the name stands in a report, the credential does not.</summary>
internal static class Callers
{
    public const string Client = "the client";
    public const string Vendor = "the vendor";
    public const string Operations = "Operations";
    public const string OtherClient = "another client";
    public const string OtherVendor = "another vendor";
    public const string Disabled = "a disabled token";
    public const string Unknown = "an unknown token";
    public const string Nobody = "nobody";

    private static readonly string[] Usual = [Client, Vendor, Operations];
    private static readonly string[] Rare = [OtherClient, OtherVendor, Disabled, Unknown, Nobody];

    public static string Pick(Random random) => random.Next(8) > 0
        ? Usual[random.Next(Usual.Length)]
        : Rare[random.Next(Rare.Length)];
}
