using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Commerce.Api.Accounts;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Commerce.Api.Tests.Accounts;

// Over 200 lines: the table of mistakes is one, and all of it shares one database and one way to run a command.
public sealed class OperatorCommandTests(OperatorDatabase postgres) : IClassFixture<OperatorDatabase>
{
    [Fact]
    public async Task Token_of_a_new_account_is_accepted_until_it_is_disabled()
    {
        var account = await AddAsync("accounts", "add", "--name", "Tailspin Toys", "--type", "Client");
        var user = await AddAsync("users", "add", "--account", account, "--name", "Jane Smith");
        var token = await AddTokenAsync(account, "--expires", "2999-12-31");

        Assert.Equal(
            "Client Active Tailspin Toys",
            await QueryAsync(
                $"select concat_ws(' ', type, status, name) from account where account_no = {Number(account)}"));
        Assert.Equal(
            $"{Number(account)} Active Jane Smith",
            await QueryAsync(
                $"select concat_ws(' ', account_no, status, name) from account_user where user_no = {Number(user)}"));
        Assert.Equal(
            new Caller(Number(account), AccountType.Client, null, token.Number), await CallerOfAsync(token));

        var id = token.ToString();
        Assert.Equal(id, await AddAsync("tokens", "disable", id));
        Assert.Null(await CallerOfAsync(token));
        await AddAsync("tokens", "enable", id);
        Assert.NotNull(await CallerOfAsync(token));
        await AddAsync("accounts", "disable", account);
        Assert.Null(await CallerOfAsync(token));
    }

    [Fact]
    public async Task Secret_is_shown_once_and_kept_only_as_its_hash()
    {
        var account = await AddAsync("accounts", "add", "--name", "Contoso", "--type", "Operations");

        var added = await RunAsync("tokens", "add", "--account", account, "--name", "Nightly import");
        var token = ApiToken.Parse(added.Output.TrimEnd())!;

        Assert.Equal(token.Reveal() + Environment.NewLine, added.Output);
        Assert.Contains("only this once", added.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Secret, added.Error, StringComparison.Ordinal);
        var row = $"from api_token t where token_no = {token.Number}";
        Assert.Equal(
            SHA256.HashData(Encoding.UTF8.GetBytes(token.Secret)),
            Assert.IsType<byte[]>(await QueryAsync($"select secret_hash {row}")));
        Assert.DoesNotContain(
            token.Secret,
            Assert.IsType<string>(await QueryAsync($"select concat(t::text, encode(secret_hash, 'escape')) {row}")),
            StringComparison.Ordinal);
        var list = await RunAsync("tokens", "list", "--account", account);
        Assert.Contains($"{token}\t{account}\tActive\t", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Secret, list.Output + list.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2999-12-31", "2999-12-31T00:00:00.000Z")]
    [InlineData("2999-12-31T23:30", "2999-12-31T23:30:00.000Z")]
    [InlineData("2999-12-31T23:30:00.125+01:00", "2999-12-31T22:30:00.125Z")]
    public async Task Expiry_is_a_date_or_a_time(string given, string kept)
    {
        var account = await AddAsync("accounts", "add", "--name", "Contoso", "--type", "Vendor");
        await AddTokenAsync(account, "--expires", given);

        var list = await RunAsync("tokens", "list", "--account", account);

        Assert.Equal(kept, list.Output.Split('\n')[1].Split('\t')[4]);
    }

    [Fact]
    public async Task Lists_have_a_header_and_a_line_for_each_that_was_added()
    {
        var vendor = await AddAsync(
            "accounts", "add", "--name", "@Northwind", "--type", "vendor", "--icon", "https://example.com/i.png");
        var other = await AddAsync("accounts", "add", "--name", "Fabrikam", "--type", "Vendor");
        var user = await AddAsync("users", "add", "--account", vendor, "--name", "Ali Özdemir");
        await AddAsync("users", "disable", user);
        var product = await AddAsync("products", "add", "--vendor", vendor, "--name", "Cloud backup");
        await AddAsync("products", "add", "--vendor", other, "--name", "Cloud restore");

        var accounts = await LinesAsync("accounts", "list");
        Assert.Equal("id\ttype\tstatus\tcreated\tname", accounts[0]);
        Assert.Single(accounts, line => line.StartsWith($"{vendor}\tVendor\tActive\t", StringComparison.Ordinal)
            && line.EndsWith("\t@Northwind", StringComparison.Ordinal));
        var users = await LinesAsync("users", "list", "--account", vendor);
        Assert.Equal(2, users.Length);
        Assert.StartsWith($"{user}\t{vendor}\tDisabled\t", users[1], StringComparison.Ordinal);
        Assert.EndsWith("\tAli Özdemir", users[1], StringComparison.Ordinal);
        var products = await LinesAsync("products", "list", "--vendor", vendor);
        Assert.Equal(2, products.Length);
        Assert.StartsWith($"{product}\t{vendor}\t", products[1], StringComparison.Ordinal);
        Assert.True((await LinesAsync("products", "list")).Length >= 3);
    }

    [Theory]
    [InlineData("There is no account ACC-0000-0000.", "users", "add", "--account", "ACC-0000-0000", "--name", "a")]
    [InlineData("There is no account ACC-0000-0000.", "tokens", "add", "--account", "ACC-0000-0000", "--name", "a")]
    [InlineData("There is no account ACC-0000-0000.", "products", "add", "--vendor", "ACC-0000-0000", "--name", "a")]
    [InlineData("There is no account ACC-0000-0000.", "tokens", "list", "--account", "ACC-0000-0000")]
    [InlineData("There is no account ACC-0000-0000.", "accounts", "disable", "ACC-0000-0000")]
    [InlineData("There is no user USR-0000-0000.", "users", "enable", "USR-0000-0000")]
    [InlineData("There is no token TKN-0000-0000.", "tokens", "disable", "TKN-0000-0000")]
    [InlineData("There is no product PRD-0000-0000.", "products", "disable", "PRD-0000-0000")]
    [InlineData("`ACC-12` is no id such as ACC-1234-5678.", "users", "list", "--account", "ACC-12")]
    [InlineData("`USR-0000-0000` is no id such as ACC-1234-5678.", "accounts", "enable", "USR-0000-0000")]
    [InlineData("The name is blank.", "accounts", "add", "--type", "Client", "--name", " ")]
    [InlineData("The name holds a line break", "accounts", "add", "--type", "Client", "--name", "a\nb")]
    [InlineData("`Buyer` is no type of account: Client,", "accounts", "add", "--type", "Buyer", "--name", "a")]
    [InlineData("`1` is no type of account: Client,", "accounts", "add", "--type", "1", "--name", "a")]
    [InlineData("The icon is no http", "accounts", "add", "--type", "Client", "--name", "a", "--icon", "javascript:a")]
    [InlineData("is past.", "tokens", "add", "--account", "ACC-0000-0000", "--name", "a", "--expires", "2020-01-31")]
    [InlineData("`soon` is neither", "tokens", "add", "--account", "ACC-0000-0000", "--name", "a", "--expires", "soon")]
    [InlineData("Option '--name' is required.", "accounts", "add", "--type", "Client")]
    [InlineData("Unrecognized command", "accounts", "remove")]
    public async Task Mistake_is_told_in_a_sentence_on_standard_error(string sentence, params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_vendor_has_products()
    {
        var client = await AddAsync("accounts", "add", "--name", "Contoso", "--type", "Client");

        var (exitCode, output, error) = await RunAsync("products", "add", "--vendor", client, "--name", "Cloud backup");

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains($"{client} is an account of type Client", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_has_at_most_500_characters()
    {
        const string rocket = "\U0001F680";
        var longest = string.Concat(Enumerable.Repeat(rocket, 500));

        await AddAsync("accounts", "add", "--type", "Client", "--name", longest);
        var (exitCode, _, error) = await RunAsync("accounts", "add", "--type", "Client", "--name", longest + rocket);

        Assert.Equal(1, exitCode);
        Assert.Contains("longer than 500 characters", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1", "The database cannot be used: Failed to connect")]
    [InlineData("postgres://jane:hunter2@localhost/commerce?sslmode=require", "string Commerce cannot be read")]
    public async Task Database_that_cannot_be_used_is_told_in_a_sentence(string connectionString, string sentence)
    {
        var (exitCode, output, error) = await RunWithAsync(connectionString, "accounts", "list");

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task Health_is_what_the_service_says_of_its_readiness(int answer, int expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var service = builder.Build();
        service.Urls.Add("http://127.0.0.1:0");
        service.MapGet("/health/ready", () => Results.StatusCode(answer));
        await service.StartAsync();
        var address = service.Urls.Single();

        Assert.Equal(expected, (await RunAsync("health", "--url", address)).ExitCode);
        await service.StopAsync();
        Assert.Equal(1, (await RunAsync("health", "--url", address)).ExitCode);
    }

    [Fact]
    public async Task Binary_runs_a_command_beside_others_on_the_same_data_directory()
    {
        var account = await AddAsync("accounts", "add", "--name", "Contoso", "--type", "Client");
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(OperatorCommands).Assembly.Location, "users", "add", "--account", account, "--name", "Jane"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Commerce__DataDirectory"] = postgres.Folder,
                ["ConnectionStrings__Commerce"] = null,
            },
        };

        using var command = Process.Start(start)!;
        var error = command.StandardError.ReadToEndAsync();
        var user = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();

        Assert.Empty(await error);
        Assert.Equal(0, command.ExitCode);
        Assert.NotNull(EntityNumber.Parse("USR", user.TrimEnd()));
        Assert.Contains(
            await LinesAsync("users", "list", "--account", account),
            line => line.StartsWith(user.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_names_every_command_and_whatever_is_none_starts_the_service()
    {
        var help = await RunAsync("help");

        Assert.Equal(0, help.ExitCode);
        var commands = help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')[1..];
        var verbs = commands.Select(line => line.Trim().Split(' ')[0]).Where(verb => verb.Length > 0).ToList();
        Assert.Equal(["accounts", "users", "tokens", "products", "health"], verbs);
        Assert.All([.. verbs, "help", "--help"], verb => Assert.True(OperatorCommands.Knows([verb])));
        Assert.False(OperatorCommands.Knows([]));
        Assert.False(OperatorCommands.Knows(["--urls", "http://127.0.0.1:8091"]));
    }

    private Task<Outcome> RunAsync(params string[] args) => RunWithAsync(postgres.ConnectionString, args);

    private static async Task<Outcome> RunWithAsync(string connectionString, params string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Commerce", connectionString)])
            .Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await OperatorCommands.RunAsync(args, configuration, output, error);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed and answers the id it prints.</summary>
    private async Task<string> AddAsync(params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        return output.TrimEnd();
    }

    private async Task<ApiToken> AddTokenAsync(string account, params string[] more)
    {
        var (_, output, _) = await RunAsync(["tokens", "add", "--account", account, "--name", "Import", .. more]);
        return ApiToken.Parse(output.TrimEnd())!;
    }

    private async Task<string[]> LinesAsync(params string[] args) =>
        (await RunAsync(args)).Output.TrimEnd().Split('\n');

    private Task<Caller?> CallerOfAsync(ApiToken token) =>
        FindTokenCaller.Handle(
            token, new RecentCallers(), new LastUses(TimeProvider.System),
            new ConnectionPool(postgres.Database, new DatabaseOptions()), TimeProvider.System, CancellationToken.None);

    private async Task<object?> QueryAsync(string sql)
    {
        await using var command = postgres.Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static int Number(string id) => EntityNumber.Parse(id[..3], id)!.Value;

    private sealed record Outcome(int ExitCode, string Output, string Error);
}
