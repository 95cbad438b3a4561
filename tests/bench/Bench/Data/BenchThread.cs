using System.Globalization;

namespace Commerce.Bench.Data;

/// <summary>A request and its thread as they were made.</summary>
/// <param name="Size">How many messages it was made with.</param>
/// <param name="Step">From one message to the next.</param>
internal sealed record BenchThread(
    long RequestNo, int Size, int ClientNo, int VendorNo, DateTime CreatedAt, TimeSpan Step)
{
    private const int Group = 10_000;

    public string Messages => string.Create(
        CultureInfo.InvariantCulture,
        $"/v1/commerce/requests/REQ-{RequestNo / Group:0000}-{RequestNo % Group:0000}/messages");

    public string Message(int seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Messages}/MSG-{RequestNo / Group:0000}-{RequestNo % Group:0000}-{seq / Group:0000}-{seq % Group:0000}");

    /// <summary>When the message of that number was posted, as the wire says it.</summary>
    public string TimeOf(int seq) => (CreatedAt + (seq * Step))
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
