using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Commerce.Connector.Monitoring;

/// <summary>How many calls of each account this copy of the service has answered, by status.</summary>
internal sealed class CallCounts(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int AccountNo, int Status), long> _counts = new();
    private readonly DateTimeOffset _since = clock.GetUtcNow();

    public void Add(int accountNo, int status) => _counts.AddOrUpdate((accountNo, status), 1, (_, count) => count + 1);

    public JsonObject Of(int accountNo)
    {
        var counts = _counts.Where(count => count.Key.AccountNo == accountNo).OrderBy(count => count.Key.Status).ToList();
        return new JsonObject
        {
            ["since"] = _since.ToWire(),
            ["requestCount"] = counts.Sum(count => count.Value),
            ["requestCountByStatus"] = new JsonObject(counts.Select(count => KeyValuePair.Create(
                count.Key.Status.ToString(CultureInfo.InvariantCulture), (JsonNode?)count.Value))),
        };
    }
}
