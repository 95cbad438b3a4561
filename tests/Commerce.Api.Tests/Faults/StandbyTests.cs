using System.Diagnostics;
using System.Text;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>The synchronous standby is lost while a commit waits for it (row 7).</summary>
[Collection(FaultCollection.Name)]
public sealed class StandbyTests
{
    // Seconds, instead of ten of which nothing would be learned.
    private const string Impatient = "Command Timeout=3";

    // What Npgsql does by itself, and what an operator may set in the connection string: the commit is cancelled.
    private const string Cancelling = "Cancellation Timeout=2000";

    [Fact]
    public async Task Commit_that_no_standby_confirmed_is_never_told_as_done()
    {
        await using var primary = await FaultCluster.CreateAsync();
        // One a call: their commits do not wait for each other.
        var requests = new List<TestRequest>();
        for (var i = 0; i < 4; i++)
        {
            requests.Add(await Scene.CreateAsync(primary.ConnectionString));
        }

        await primary.ExecuteAsync("create table told (what text)");
        await using var standby = await primary.AddSynchronousStandbyAsync();
        await using var service = new ServiceProcess($"{primary.ConnectionString};{Impatient}");
        await using var cancelling = new ServiceProcess($"{primary.ConnectionString};{Impatient};{Cancelling}");
        await Task.WhenAll(service.StartAsync(), cancelling.StartAsync());
        await using var control = new NpgsqlConnection($"{primary.ConnectionString};Pooling=false;{Impatient}");
        await control.OpenAsync();
        await using var insert = new NpgsqlCommand("insert into told values ('a promise')", control);

        await standby.KillAsync();
        var begun = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(
            PostAsync(service, requests[0], key: "one"), PostAsync(service, requests[1], key: null),
            PostAsync(cancelling, requests[2], key: "two"), PostAsync(cancelling, requests[3], key: null));
        var waited = Stopwatch.GetElapsedTime(begun);
        // That the loss can be seen here: without the service, and with Npgsql as it comes, it is told as done.
        var told = await insert.ExecuteNonQueryAsync();
        await primary.KillAsync();
        await standby.StartAsync();
        await standby.PromoteAsync();

        Assert.All(answers, answer => answer.IsProblem(Problems.OutcomeUnknownType));
        Assert.Equal(0, await standby.ReadAsync<int>("select count(*)::int from message"));
        Assert.Equal(1, told);
        Assert.Equal(0, await standby.ReadAsync<int>("select count(*)::int from told"));
        FaultScale.Tell("standby", $"{answers.Length} commits without a standby: outcome-unknown after {waited.TotalSeconds:0.0} s, also with {Cancelling}; control, Npgsql as it comes: told as done, and lost");
    }

    private static async Task<Answer> PostAsync(ServiceProcess copy, TestRequest request, string? key)
    {
        using var http = new HttpClient { BaseAddress = copy.Address };
        (string, string) authorization = ("Authorization", $"Bearer {request.Client.Token}");
        return await http.CallAsync(
            HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body("a promise")), "application/json",
            headers: key is null ? [authorization] : [authorization, ("Idempotency-Key", key)]);
    }
}
