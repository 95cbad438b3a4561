using System.Net;
using Commerce.Foundation.Http;
using Npgsql;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Identity;

/// <summary>What is taken from a caller is gone at once where it was taken, and within 5 seconds on every other copy.</summary>
public sealed class RevocationTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    // A loaded machine may be late to ask; the copy itself is not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("token")]
    [InlineData("account")]
    public async Task Holds_on_every_copy(string what)
    {
        var (client, operations) = (await api.CreateClientAsync(), await api.CreateOperationsAsync());
        await using var other = new Service(api.Connection, api.Clock);
        using var there = new HttpClient { BaseAddress = other.Start() };
        await Poll.UntilAsync("the other copy serves the caller", async () =>
            (await CallAsync(there, client)).Status == HttpStatusCode.OK);
        (await CallAsync(api.Anonymous, client)).Is(HttpStatusCode.OK);

        (await api.As(operations).ActAsync(what == "token"
            ? $"{TokensPath}/{client.TokenId}/disable"
            : $"{AccountsPath}/{client.Id}/disable")).Is(HttpStatusCode.NoContent);

        (await CallAsync(api.Anonymous, client)).IsProblem(Problems.UnauthenticatedType);
        using var deadline = new CancellationTokenSource(Patience);
        while ((await CallAsync(there, client)).Status == HttpStatusCode.OK)
        {
            Assert.False(deadline.IsCancellationRequested);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Wrong_secret_of_a_token_that_just_called_is_wrong()
    {
        var client = await api.CreateClientAsync();
        (await CallAsync(api.Anonymous, client)).Is(HttpStatusCode.OK);
        var secret = client.Token.LastIndexOf(':') + 1;
        var wrong = client.Token[..secret] + (client.Token[secret] == 'A' ? 'B' : 'A') + client.Token[(secret + 1)..];

        (await api.With($"Bearer {wrong}").GetAnswerAsync(Requests)).IsProblem(Problems.UnauthenticatedType);
    }

    [Fact]
    public async Task Callers_of_a_moment_ago_cost_no_look_into_the_database()
    {
        var request = await api.CreateRequestAsync();
        (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            "lock table api_token in access exclusive mode", connection, transaction);
        await hold.ExecuteNonQueryAsync();

        // Within seconds of the first; nothing else reads the table.
        (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
    }

    private static Task<Answer> CallAsync(HttpClient http, TestAccount caller) =>
        http.CallAsync(HttpMethod.Get, Requests, headers: ("Authorization", $"Bearer {caller.Token}"));
}
