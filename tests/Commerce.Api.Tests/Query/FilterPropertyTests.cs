using System.Globalization;
using Commerce.Query;
using Commerce.Query.Sql;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// PostgreSQL accepts whatever filter there is, and finds the rows that it means.
/// <c>FSCHECK_CASES</c> sets how many are tried, <c>FSCHECK_SEED</c> others than these.
/// </summary>
public sealed class FilterPropertyTests(PostgresServer server)
{
    private const int Batch = 20;

    private static readonly DateTimeOffset Now = SampleRows.Start;

    [Fact]
    public async Task Rows_of_the_sql_are_those_of_the_filter_and_of_its_negation()
    {
        var cases = Setting("FSCHECK_CASES", 2_000);
        var seed = (ulong)Setting("FSCHECK_SEED", 20_260_131);
        var rows = new SampleRows();
        await using var database = NpgsqlDataSource.Create(await server.CreateEmptyDatabaseAsync());
        await rows.StoreAsync(database);
        await using var connection = await database.OpenConnectionAsync();
        // One property is a batch of filters, since the way to the database costs more than the filter.
        var filters = FilterGenerator.Filters.Resize(10).ArrayOf(Batch);
        Prop.ForAll(Arb.From(filters), batch => Check(connection, rows, batch))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / Batch)).WithReplay(seed, 7));
    }

    private static void Check(NpgsqlConnection connection, SampleRows rows, Filter[] filters)
    {
        var evaluator = new FilterEvaluator(Now);
        Filter[] both = [.. filters.SelectMany(filter => (Filter[])[filter, new Filter.Not(filter)])];
        using var batch = new NpgsqlBatch(connection);
        foreach (var filter in both)
        {
            batch.BatchCommands.Add(Command(filter));
        }

        using var reader = batch.ExecuteReader();
        foreach (var filter in both)
        {
            Assert.True(reader.Read());
            var expected = rows.Rows.Where(row => evaluator.Holds(filter, row))
                .Select(row => (long)((IdValue)row["id"]!).Columns[1]!);
            var actual = reader.GetFieldValue<long[]>(0);
            Assert.True(
                expected.SequenceEqual(actual),
                $"{FilterCompiler.Compile(filter, Now)}\n"
                + $"missing {string.Join(',', expected.Except(actual))}; "
                + $"too many {string.Join(',', actual.Except(expected))}");
            reader.NextResult();
        }
    }

    private static NpgsqlBatchCommand Command(Filter filter)
    {
        var (text, values) = SqlText.Of($"""
            select coalesce(array_agg(t.b order by t.b), array[]::bigint[])
            from t
            where {FilterCompiler.Compile(filter, Now)}
            """).Compile();
        var command = new NpgsqlBatchCommand(text);
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.AddWithValue($"p{i}", values[i]!);
        }

        return command;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
