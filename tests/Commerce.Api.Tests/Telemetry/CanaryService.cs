using Commerce.Api.Tests.Demo;
using Commerce.Api.Tests.Identity;
using Commerce.Foundation.Identity;
using Npgsql;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>
/// A service as talkative as an operator can make it: every category down to Trace, in the format that escapes nothing,
/// with scopes, and a connection string that asks for the details of errors. It is called, stopped, and then looked at.
/// </summary>
public sealed class CanaryService(PostgresServer server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;
    private Collector? _collector;

    /// <summary>Each line that the process wrote.</summary>
    public IReadOnlyList<string> Output { get; private set; } = [];

    /// <summary>All that it sent to the collector.</summary>
    public string Sent { get; private set; } = "";

    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    /// <summary>What nobody may read anywhere: credentials that are right.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var issuer = await Issuer.StartAsync();
        _collector = await Collector.StartAsync();
        var database = await server.CreateEmptyDatabaseAsync();
        var installation = new Installation($"{database};Include Error Detail=true", Path.Combine(_folder, "data"));
        await using var copy = await RunningCopy.StartAsync(
            installation,
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"),
            ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Trace"), ("Logging__LogLevel__Npgsql", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
            ("Logging__Console__LogLevel__Microsoft.AspNetCore.Server.Kestrel", "Trace"),
            ("Logging__Console__FormatterName", "simple"), ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("Jwt__Issuer", issuer.Address), ("Jwt__Audience", Issuer.Audience), ("Jwt__RequireHttps", "false"));
        await RefuseAsync(installation.ConnectionString);
        var demo = installation.ReadFile();
        var tokens = installation.Tokens();
        var jwt = issuer.Make(await PersonAsync(installation));
        var calls = new CanaryCalls(
            new Uri(demo.GetProperty("baseUrl").GetString()!), $"/v1/commerce/requests/{demo.GetProperty("request")}",
            tokens["client"], tokens["otherClient"], jwt);
        await calls.MakeAsync();
        Assert.Equal(0, await copy.StopAsync());
        Output = copy.Output.Split('\n');
        Sent = _collector.Raw;
        Answers = calls.Answers;
        Secrets = [.. tokens.Values.Select(token => token.Split(':')[2]), jwt.Split('.')[1], jwt.Split('.')[2]];
    }

    public async ValueTask DisposeAsync()
    {
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A rule that the service knows nothing of: the database's error then holds the row, if it is asked to.</summary>
    private static async Task RefuseAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"alter table message add constraint message_foreign check (content not like '{CanaryCalls.Refused}%')",
            connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A user of a client of the demo.</summary>
    private static async Task<TestAccount> PersonAsync(Installation installation)
    {
        var found = (await installation.ListAsync("""
            select format('%s %s', a.account_no, u.user_no)
            from account a
            join account_user u on u.account_no = a.account_no
            where a.type = 'Client' and a.status = 'Active' and u.status = 'Active'
            order by 1
            limit 1
            """))[0].Split(' ').Select(int.Parse).ToArray();
        return new TestAccount(
            AccountType.Client, EntityNumber.Format("ACC", found[0]), "", "", "", EntityNumber.Format("USR", found[1]), "");
    }
}
