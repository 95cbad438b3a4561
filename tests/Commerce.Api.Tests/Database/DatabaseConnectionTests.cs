using Commerce.Foundation.Database;
using Npgsql;

namespace Commerce.Api.Tests.Database;

public sealed class DatabaseConnectionTests(PostgresServer server)
{
    [Fact]
    public async Task Sessions_have_the_limits_of_the_service()
    {
        var options = new DatabaseOptions { StatementTimeoutMilliseconds = 1_234, LockTimeoutMilliseconds = 567 };
        var given = new DatabaseConnection(await server.CreateEmptyDatabaseAsync());
        await using var database = given.CreateDataSource(options);

        await using var command = database.CreateCommand(
            """
            select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),
                current_setting('timezone'), current_setting('application_name'), current_setting('random_page_cost'))
            """);

        Assert.Equal("1234ms 567ms UTC commerce-api 1.1", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_the_connection_string_says_holds()
    {
        var given = new DatabaseConnection("Host=localhost;Maximum Pool Size=3;Application Name=mine");
        await using var database = given.CreateDataSource(new DatabaseOptions { PoolSize = 7 });

        var result = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal((3, "mine"), (result.MaxPoolSize, result.ApplicationName));
    }

    [Fact]
    public async Task Pool_has_the_size_of_the_options_where_the_connection_string_names_none()
    {
        var given = new DatabaseConnection("Host=localhost");
        await using var database = given.CreateDataSource(new DatabaseOptions { PoolSize = 7 });

        var result = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal((7, 1, 6), (result.MaxPoolSize, result.Timeout, result.CommandTimeout));
    }
}
