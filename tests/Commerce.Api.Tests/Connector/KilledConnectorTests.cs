using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Faults;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Identity;
using Dapper;
using Npgsql;

namespace Commerce.Api.Tests.Connector;

/// <summary>The service dies while requests are sent, decided and answered, and is started again.</summary>
[Collection(FaultCollection.Name)]
public sealed class KilledConnectorTests(PostgresServer server)
{
    [Fact]
    public async Task Each_request_is_answered_once_through_kills()
    {
        var (requests, kills) = (FaultScale.Of(60, 1_000), FaultScale.Of(2, 20));
        var connection = await server.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connection);
        await using var service = new ServiceProcess(connection);
        await service.StartAsync();
        using var sender = await PartyAsync(1, service, database);
        using var recipient = await PartyAsync(2, service, database);
        await using (var open = await database.OpenConnectionAsync())
        {
            await SeedRelationship.RunAsync(1, 2, "localhost", TimeProvider.System.GetUtcNow(), open);
        }

        var begun = Stopwatch.GetTimestamp();
        using var done = new CancellationTokenSource();
        var answering = AnswerAsync(recipient, done.Token);
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(lane => SendAsync(lane, requests / 4, sender, recipient)));
        for (var kill = 1; kill <= kills; kill++)
        {
            var target = kill * requests / (kills + 1);
            await Poll.UntilAsync("the next kill is due", async () => await CountAsync(database, "true") >= target);
            await service.KillAsync();
            await service.StartAsync();
        }

        await sending;
        var sent = Stopwatch.GetElapsedTime(begun);
        await Poll.UntilAsync(
            "all are answered",
            async () =>
            {
                await TryAsync(() => sender.CallAsync("POST", "Account/Sync"));
                return await CountAsync(database, "is_own and status = 'Completed'") == requests;
            },
            TimeSpan.FromMinutes(FaultScale.Of(1, 10)));
        await done.CancelAsync();
        await answering;

        Assert.Equal(2 * requests, await CountAsync(database, "status = 'Completed'"));
        await using var read = await database.OpenConnectionAsync();
        Assert.Equal(requests, await read.QuerySingleAsync<int>(
            "select count(*)::int from connector_message where answered_request_id is not null"));
        Assert.Equal(requests, await read.QuerySingleAsync<int>(
            "select count(*)::int from connector_message where request_id is not null"));
        FaultScale.Tell(
            "connector",
            $"{kills} kills in {requests} requests, each sent once and answered once; sent in {sent.TotalSeconds:0} s, answered in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
    }

    private static async Task<int> CountAsync(NpgsqlDataSource database, string condition)
    {
        await using var read = await database.OpenConnectionAsync();
        return await read.QuerySingleAsync<int>($"select count(*)::int from connector_request where {condition}");
    }

    private static async Task<ConnectorParty> PartyAsync(int number, ServiceProcess service, NpgsqlDataSource database)
    {
        var token = ApiToken.Create(number);
        await using (var open = await database.OpenConnectionAsync())
        {
            await open.ExecuteAsync(
                """
                insert into account (account_no, type, name) values (@number, 'Client', 'Party');
                insert into api_token (token_no, account_no, name, secret_hash) values (@number, @number, 'Key', @hash);
                """,
                new { number, hash = token.SecretHash });
        }

        var account = new TestAccount(
            AccountType.Client, EntityNumber.Format("ACC", number), "Party", token.Reveal(), EntityNumber.Format("TKN", number), "", "");
        var party = ConnectorParty.Of(service.Address, account);
        party.Address = Wire.Text(await party.GetAsync("Account/IdentityInfo"), "address");
        return party;
    }

    /// <summary>Under keys: what was done and not heard of is not done again.</summary>
    private static async Task SendAsync(int lane, int count, ConnectorParty sender, ConnectorParty recipient)
    {
        for (var i = 0; i < count; i++)
        {
            var body = new JsonObject { ["content"] = Wire.Content(Wire.Authentication()), ["peer"] = recipient.Address };
            var made = await UntilAsync(() => sender.CallAsync(
                "POST", "Requests/Outgoing", body, ("Idempotency-Key", $"make-{lane}-{i}")));
            var message = new JsonObject
            {
                ["recipients"] = new JsonArray(recipient.Address),
                ["content"] = made.Json["result"]!["content"]!.DeepClone(),
            };
            await UntilAsync(() => sender.CallAsync("POST", "Messages", message, ("Idempotency-Key", $"send-{lane}-{i}")));
        }
    }

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> call)
    {
        Answer? made = null;
        await Poll.UntilAsync("the call succeeds", async () =>
        {
            made = await TryAsync(call);
            return made?.Status == HttpStatusCode.Created;
        });
        return made!;
    }

    private static async Task AnswerAsync(ConnectorParty recipient, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await TryAsync(() => recipient.CallAsync("POST", "Account/Sync"));
            var open = await TryAsync(() => recipient.CallAsync("GET", "Requests/Incoming?status=ManualDecisionRequired"));
            foreach (var request in open?.Status == HttpStatusCode.OK ? open.Json["result"]!.AsArray() : [])
            {
                await TryAsync(() => recipient.CallAsync(
                    "PUT", $"Requests/Incoming/{Wire.Text(request, "id")}/Accept", Wire.Accept()));
            }
        }
    }

    /// <returns>Null where the service was away.</returns>
    private static async Task<Answer?> TryAsync(Func<Task<Answer>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }
}
