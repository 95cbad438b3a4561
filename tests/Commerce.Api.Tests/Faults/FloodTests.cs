using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Faults;

/// <summary>A caller sends five times what its token may.</summary>
[Collection(FaultCollection.Name)]
public sealed class FloodTests(PostgresServer server)
{
    private const int Limit = 80;
    private const int Others = 40;

    [Fact]
    public async Task Flood_is_refused_and_nobody_else_notices()
    {
        var connection = await server.CreateDatabaseAsync();
        var (flooded, quiet) = (await Scene.CreateAsync(connection), await Scene.CreateAsync(connection));
        await using var service = new ServiceProcess(
            FaultScale.Patient(connection), ("RateLimits__TokenReads", $"{Limit}"), ("RateLimits__WindowSeconds", "1"));
        await service.StartAsync();
        using var flooder = Client(service, flooded);
        using var other = Client(service, quiet);
        var phase = TimeSpan.FromSeconds(FaultScale.Of(2, 10));
        var warm = phase / 2;
        await Task.WhenAll(
            new Pace(flooder, flooded.Messages, Limit / 2).RunAsync(warm), new Pace(other, quiet.Messages, Others).RunAsync(warm));

        // In turns, so that both have the same machine.
        var calm = new Pace(flooder, flooded.Messages, Limit * 3 / 4);
        var otherInCalm = new Pace(other, quiet.Messages, Others);
        var flood = new Pace(flooder, flooded.Messages, 5 * Limit);
        var otherInFlood = new Pace(other, quiet.Messages, Others);
        for (var round = 0; round < FaultScale.Of(1, 4); round++)
        {
            await Task.WhenAll(calm.RunAsync(phase), otherInCalm.RunAsync(phase));
            await Task.WhenAll(flood.RunAsync(phase), otherInFlood.RunAsync(phase));
        }

        Assert.All(flood.Answers, answer => Assert.Contains(
            answer.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]));
        Assert.True(flood.Count(HttpStatusCode.OK) > 0);
        Assert.All(
            flood.Answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests),
            answer => Assert.Equal("1", answer.Header("Retry-After")));
        flood.Answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests).IsProblem(Problems.TooManyRequestsType);
        Assert.All(otherInFlood.Answers, answer => answer.Is(HttpStatusCode.OK));
        var admitted = flood.P99() / calm.P99();
        var unaffected = otherInFlood.P99() / otherInCalm.P99();
        FaultScale.Tell("flood", $"{flood.Count(HttpStatusCode.OK)} admitted, {flood.Count(HttpStatusCode.TooManyRequests)} refused (p99 {flood.P99(HttpStatusCode.TooManyRequests).TotalMilliseconds:0.0} ms); admitted p99 {calm.P99().TotalMilliseconds:0.0} -> {flood.P99().TotalMilliseconds:0.0} ms ({admitted:0.00}x); another token's {otherInCalm.P99().TotalMilliseconds:0.0} -> {otherInFlood.P99().TotalMilliseconds:0.0} ms ({unaffected:0.00}x)");
        if (FaultScale.IsFull)
        {
            Assert.InRange(admitted, 0, 2);
            Assert.InRange(unaffected, 0, 1.25);
        }
    }

    private static HttpClient Client(ServiceProcess service, TestRequest request)
    {
        var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        return http;
    }
}
