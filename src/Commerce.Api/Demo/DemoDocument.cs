namespace Commerce.Api.Demo;

/// <summary>A file that the script's people send one another. It is made here, the same on every machine.</summary>
internal sealed record DemoDocument(
    string Filename, string Name, string? Description, string ContentType, byte[] Bytes)
{
    public static IReadOnlyList<DemoDocument> All { get; } =
    [
        new(
            "quote.pdf", "Quote", "Valid for 30 days", "application/pdf",
            DemoPdf.Of(
                "Quote", "",
                "Item                        Quantity      Per year",
                "Subscription, seat               250    EUR 30,000",
                "Onboarding                         1         EUR 0", "",
                "This is a document of the demo. It binds nobody.")),
        new(
            "seats.csv", "Who gets a seat", null, "text/csv",
            "team;seats;from\r\nDesign;120;2026-01-01\r\nMarketing;85;2026-01-01\r\nSales;45;2026-02-01\r\n"u8.ToArray()),
        new(
            "usage.png", "Use of seats, week by week", null, "image/png",
            DemoPng.Chart(41, 47, 52, 50, 63, 71, 69, 78, 85, 92)),
        new(
            "terms.txt", "What was agreed before", "Between the vendor and the marketplace", "text/plain",
            "Discount up to 10 % without asking back.\nPayment within 30 days.\n"u8.ToArray()),
    ];

    /// <exception cref="InvalidOperationException">The script names a file that there is none of.</exception>
    public static DemoDocument Named(string filename) =>
        All.FirstOrDefault(document => document.Filename == filename)
        ?? throw new InvalidOperationException($"The demo has no file {filename}.");
}
