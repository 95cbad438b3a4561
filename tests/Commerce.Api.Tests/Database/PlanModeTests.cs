using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Tests.Database;

/// <summary>Statements that say how they are planned say it of themselves alone.</summary>
public sealed class PlanModeTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Mode_lasts_as_long_as_its_statement()
    {
        await using var connection = await api.Database.OpenConnectionAsync();
        var mode = SqlText.Of($"select current_setting('plan_cache_mode')");

        Assert.Equal("force_generic_plan", await connection.FindAsync<string>(mode.PlannedOnce()));
        Assert.Equal("auto", await connection.FindAsync<string>(mode));
        Assert.Equal(
            "force_custom_plan",
            await connection.FindAsync<string>(SqlText.Of($"{mode} where {SqlText.Decisive("x")} = 'x'")));
        Assert.Equal("auto", await connection.FindAsync<string>(mode));
    }
}
