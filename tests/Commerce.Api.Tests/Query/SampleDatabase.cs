using Commerce.Query;
using Commerce.Query.Sql;
using Commerce.Query.Tests.Samples;
using Npgsql;

namespace Commerce.Api.Tests.Query;

/// <summary>The sample rows in PostgreSQL, where filters are run and held against what they mean.</summary>
public sealed class SampleDatabase(PostgresServer server) : IAsyncLifetime
{
    private readonly SampleRows _rows = new();
    private readonly FilterEvaluator _evaluator = new(SampleValues.Now);
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _source = NpgsqlDataSource.Create(await server.CreateEmptyDatabaseAsync());
        await _rows.StoreAsync(_source);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>The share of the rows that the filter means.</summary>
    internal double ShareOf(Filter filter, FieldSet fields) =>
        Rows(fields).Count(row => _evaluator.Holds(filter, row)) / (double)Rows(fields).Count;

    /// <summary>
    /// Runs filters and their negations, at once since the way to the database costs more than a filter, and compares the
    /// rows that PostgreSQL finds with those that the filters mean: by the condition, and by its form whose values are columns
    /// of a row, where it has one.
    /// </summary>
    internal void Check(FieldSet fields, params IReadOnlyList<Filter> filters)
    {
        List<(Filter Filter, SqlText Sql)> runs =
        [
            .. from asked in filters
               from filter in (Filter[])[asked, new Filter.Not(asked)]
               from sql in Forms(FilterCompiler.Compile(filter, SampleValues.Now), fields)
               select (filter, sql),
        ];
        using var connection = _source.OpenConnection();
        using var batch = new NpgsqlBatch(connection);
        foreach (var (_, sql) in runs)
        {
            batch.BatchCommands.Add(SampleRows.Command(sql));
        }

        using var reader = batch.ExecuteReader();
        foreach (var (filter, sql) in runs)
        {
            Assert.True(reader.Read());
            var expected = Rows(fields).Where(row => _evaluator.Holds(filter, row))
                .Select(row => (long)((IdValue)row["id"]!).Columns[^1]!);
            var actual = reader.GetFieldValue<long[]>(0);
            Assert.True(
                expected.SequenceEqual(actual),
                $"{sql}\nmissing {string.Join(',', expected.Except(actual))}; "
                + $"too many {string.Join(',', actual.Except(expected))}");
            reader.NextResult();
        }
    }

    private IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(FieldSet fields) =>
        fields == SampleFields.Messages ? _rows.Messages : _rows.Requests;

    private static IEnumerable<SqlText> Forms(SqlText condition, FieldSet fields)
    {
        yield return Select(condition, SqlText.Empty, fields);
        if (ValueColumns.Fit(condition))
        {
            var row = SqlText.Of($"""
                unnest((select array[0]){ValueColumns.Arrays([condition])}) as p(n{ValueColumns.List(condition)}) cross join
                """);
            yield return Select(ValueColumns.Condition(condition), row, fields);
        }
    }

    private static SqlText Select(SqlText condition, SqlText row, FieldSet fields) => fields == SampleFields.Messages
        ? SqlText.Of($"""
            select coalesce(array_agg(m.b order by m.b), array[]::bigint[])
            from {row} message m
            where m.seen and ({condition})
            """)
        : SqlText.Of($"""
            select coalesce(array_agg(r.no order by r.no), array[]::bigint[])
            from {row} request r
            where {condition}
            """);
}
