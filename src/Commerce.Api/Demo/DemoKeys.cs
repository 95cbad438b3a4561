using System.Text.Json.Serialization;

namespace Commerce.Api.Demo;

/// <summary>One text for each of the accounts that have a token.</summary>
internal sealed record DemoKeys(string Client, string OtherClient, string Vendor, string Operations)
{
    [JsonIgnore]
    public IReadOnlyList<string> All => [Client, OtherClient, Vendor, Operations];

    public static DemoKeys Of(Func<DemoParty, string> text) => new(
        text(DemoIds.Client), text(DemoIds.OtherClient), text(DemoIds.Vendor), text(DemoIds.Operations));

    // A record would print what it holds, and that may be secrets.
    public override string ToString() => nameof(DemoKeys);
}
