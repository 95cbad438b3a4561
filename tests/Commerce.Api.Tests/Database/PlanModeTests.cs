using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Tests.Database;

/// <summary>How often statements are planned.</summary>
public sealed class PlanModeTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Mode_lasts_as_long_as_its_statement()
    {
        await using var connection = await api.Database.OpenConnectionAsync();
        var mode = SqlText.Of($"select current_setting('plan_cache_mode')");

        Assert.Equal(
            "force_custom_plan",
            await connection.FindAsync<string>(SqlText.Of($"{mode} where {SqlText.Decisive("x")} = 'x'")));
        Assert.Equal("auto", await connection.FindAsync<string>(mode));
    }

    [Fact]
    public async Task Statement_for_many_rows_is_not_planned_again_for_another_number_of_them()
    {
        // PostgreSQL takes the first five as they come before it compares.
        const int Compared = 5;
        await using var database = NpgsqlDataSource.Create($"{api.Connection};Max Auto Prepare=10;Auto Prepare Min Usages=1");
        await using var connection = await database.OpenConnectionAsync();
        foreach (var size in Enumerable.Range(1, 2 * Compared))
        {
            int[] rows = [.. Enumerable.Range(1, size)];
            Assert.Equal(1000 * size, await connection.FindAsync<long>(SqlText.Of($"""
                select count(*) from unnest({SqlText.Column(rows, row => row)}) cross join generate_series(1, 1000)
                """)));
        }

        Assert.Equal($"{Compared} {Compared}", await connection.FindAsync<string>(SqlText.Of($"""
            select custom_plans || ' ' || generic_plans from pg_prepared_statements where statement like '%generate_series%'
                and statement not like '%pg_prepared%'
            """)));
    }
}
