using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>What an account is told of its own calls.</summary>
public sealed class MonitoringTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Calls_that_write_are_counted_like_those_that_read()
    {
        using var party = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var challenge = new JsonObject { ["challengeType"] = "Device" };
        await party.PostAsync("Challenges", challenge);
        await party.PostAsync("Challenges", challenge.DeepClone());
        (await party.CallAsync("POST", "Challenges", new JsonObject())).IsError(
            HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");

        // A call is counted behind its answer.
        await Poll.UntilAsync("all of them are counted", async () => await CountAsync(party) is (2, 1, > 0));
        Assert.True(await CountAsync(other) is (0, 0, > 0));
    }

    private static async Task<(long Created, long Refused, long Read)> CountAsync(ConnectorParty party)
    {
        var counts = (await party.Http.CallAsync(HttpMethod.Get, "/Monitoring/Requests")).Is(HttpStatusCode.OK)
            .Json["requestCountByStatus"]!;
        return (Of("201"), Of("400"), Of("200"));

        long Of(string status) => counts[status]?.GetValue<long>() ?? 0;
    }
}
