using System.Net;
using System.Text;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Database;

/// <summary>Calls whose transaction the database undoes for the sake of another are run again (failure mode 13).</summary>
public sealed class UndoneCallTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("40001", 3, null, true)]
    [InlineData("40P01", 3, null, true)]
    [InlineData("40001", 3, "a-key", true)]
    [InlineData("40001", 4, null, false)]
    [InlineData("40001", 4, "another-key", false)]
    // Any other refusal of the database is final.
    [InlineData("53100", 1, null, false)]
    public async Task Message_is_stored_once_or_not_at_all(string state, int failures, string? key, bool succeeds)
    {
        var request = await api.CreateRequestAsync();
        await FailAsync(state, failures);

        var answer = await PostAsync(request, key);

        await HealAsync();
        if (succeeds)
        {
            Assert.Equal(request.MessageId(1), answer.Is(HttpStatusCode.Created).Json.Text("id"));
        }
        else
        {
            answer.IsProblem(Problems.UnavailableType);
        }

        Assert.Equal(succeeds ? 1 : 0, await api.CountStoredAsync(request));
        Assert.Equal(succeeds ? 1 : 0, (await api.As(request.Client).GetAnswerAsync(request.Messages)).Total);
        // Whatever came of it, the key is free or holds the answer that was given.
        var again = (await PostAsync(request, key)).Is(HttpStatusCode.Created);
        Assert.Equal(succeeds && key is not null ? "true" : null, again.Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Change_of_several_rows_is_made_once()
    {
        var request = await api.CreateRequestAsync();
        await FailAsync("40001", 2);

        var answer = await api.As(request.Vendor).PostAnswerAsync(
            $"{request.Path}/query", """{"message":"When?"}""");

        await HealAsync();
        answer.Is(HttpStatusCode.NoContent);
        Assert.Equal(2, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Deadlock_with_another_transaction_ends_well_for_both()
    {
        var request = await api.CreateRequestAsync();
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Whoever looks for a deadlock first is the one that is undone: the call, not this.
        await using (var patience = new NpgsqlCommand("set local deadlock_timeout = '1min'", connection, transaction))
        {
            await patience.ExecuteNonQueryAsync();
        }

        // The call takes the thread's row first, and then reads the account's for the foreign key of the request's audit.
        await LockAsync("select 1 from account where account_no = $1 for update", Api.Number(request.Vendor.Id));
        var call = api.As(request.Vendor).PostAnswerAsync($"{request.Path}/query", """{"message":"When?"}""");
        await Poll.UntilAsync("the call waits for the account", async () => await api.ReadAsync<int>(
            "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);

        await LockAsync("select 1 from thread where request_no = $1 for update", RequestId.Parse(request.Id).Number);
        await transaction.CommitAsync();

        (await call).Is(HttpStatusCode.NoContent);
        Assert.Equal(2, await api.CountStoredAsync(request));

        async Task LockAsync(string sql, long number)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddWithValue(number);
            await command.ExecuteScalarAsync();
        }
    }

    private Task<Answer> PostAsync(TestRequest request, string? key) => api.As(request.Client).CallAsync(
        HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body("Hello")), "application/json",
        headers: key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>The next so many messages are refused; a sequence counts on where the transaction is undone.</summary>
    private Task<int> FailAsync(string state, int failures) => api.ExecuteAsync($"""
        create sequence attempt;
        create function fail() returns trigger language plpgsql as $$
        begin
            if nextval('attempt') <= {failures} then
                raise exception 'Not now.' using errcode = '{state}';
            end if;
            return new;
        end $$;
        create trigger fail before insert on message for each row execute function fail();
        """);

    private Task<int> HealAsync() => api.ExecuteAsync(
        "drop trigger fail on message; drop function fail; drop sequence attempt");
}
