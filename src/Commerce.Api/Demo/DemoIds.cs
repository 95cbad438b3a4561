namespace Commerce.Api.Demo;

/// <summary>
/// The numbers that guides, examples and the credentials' file refer to. They are the same in every installation.
/// </summary>
internal static class DemoIds
{
    public const long Request = 1671_0642;

    public static DemoParty Client { get; } = new(3805_9921, 4471_2280, 6120_5513);

    public static DemoParty OtherClient { get; } = new(5217_0086, 2938_6617, 7783_1094);

    public static DemoParty Vendor { get; } = new(9042_3318, 8126_7405, 1459_8870);

    public static DemoParty Operations { get; } = new(1150_7742, 3364_0951, 5006_2237);

    public static IReadOnlyList<DemoParty> Parties { get; } = [Client, OtherClient, Vendor, Operations];
}
