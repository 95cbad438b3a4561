using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commerce.Api.Tests;

/// <summary>
/// The running service over a database of its own, one a test class: accounts to call it as, and the few steps that
/// most tests begin with.
/// </summary>
public class Api(PostgresServer server) : IAsyncLifetime
{
    private readonly SocketsHttpHandler _connections = new() { AllowAutoRedirect = false };
    private readonly Faker _faker = new() { Random = new Randomizer(20260131) };
    private Service? _service;
    private NpgsqlDataSource? _database;
    private TestRequest? _thread;
    private int _numbers = 10_000_000;

    public TestClock Clock { get; } = new();

    public Uri Address { get; private set; } = null!;

    /// <summary>Behind the service's back: to arrange what HTTP cannot, and to assert what it cannot show.</summary>
    public NpgsqlDataSource Database => _database!;

    /// <summary>How to reach the database of this class.</summary>
    public string Connection { get; private set; } = null!;

    public IServiceProvider Services => _service!.Services;

    /// <summary>A caller without credentials.</summary>
    public HttpClient Anonymous => Client(null);

    public async ValueTask InitializeAsync()
    {
        Connection = await CreateDatabaseAsync(server);
        _database = NpgsqlDataSource.Create($"{Connection};Maximum Pool Size=4");
        _service = new Service(Connection, Clock, await SettingsAsync(), Arrange);
        Address = _service.Start();
        await Poll.UntilAsync("the service is ready", async () =>
            (await Anonymous.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _connections.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    public HttpClient As(TestAccount account) => Client($"Bearer {account.Token}");

    /// <summary>A caller with any text at all as its <c>Authorization</c>.</summary>
    public HttpClient With(string authorization) => Client(authorization);

    public async Task<TestAccount> CreateAccountAsync(AccountType type)
    {
        var number = Interlocked.Increment(ref _numbers);
        var token = ApiToken.Create(Interlocked.Increment(ref _numbers));
        var (company, person) = Invent(faker => (faker.Company.CompanyName(), faker.Name.FullName()));
        await ExecuteAsync(
            """
            insert into account (account_no, type, name) values (@number, @type, @company);
            insert into account_user (user_no, account_no, name) values (@number, @number, @person);
            insert into api_token (token_no, account_no, name, secret_hash)
            values (@token, @number, 'integration', @hash);
            """,
            new { number, type = type.ToString(), company, person, token = token.Number, hash = token.SecretHash });
        return new TestAccount(
            type, EntityNumber.Format("ACC", number), company, token.Reveal(),
            EntityNumber.Format("TKN", token.Number), EntityNumber.Format("USR", number), person);
    }

    /// <summary>The same account by another token.</summary>
    public async Task<TestAccount> AddTokenAsync(TestAccount account)
    {
        var token = ApiToken.Create(Interlocked.Increment(ref _numbers));
        await ExecuteAsync(
            "insert into api_token (token_no, account_no, name, secret_hash) values (@Number, @account, 'second', @SecretHash)",
            new { token.Number, account = Number(account.Id), token.SecretHash });
        return account with { Token = token.Reveal(), TokenId = EntityNumber.Format("TKN", token.Number) };
    }

    public Task<TestAccount> CreateClientAsync() => CreateAccountAsync(AccountType.Client);

    public Task<TestAccount> CreateVendorAsync() => CreateAccountAsync(AccountType.Vendor);

    public Task<TestAccount> CreateOperationsAsync() => CreateAccountAsync(AccountType.Operations);

    public async Task<string> CreateProductAsync(TestAccount vendor)
    {
        var number = Interlocked.Increment(ref _numbers);
        await ExecuteAsync(
            "insert into product (product_no, vendor_no, name) values (@number, @vendor, @name)",
            new { number, vendor = Number(vendor.Id), name = Invent(faker => faker.Commerce.ProductName()) });
        return EntityNumber.Format("PRD", number);
    }

    /// <summary>
    /// A request that the client made, its thread emptied of what the service says of that, so that messages count from
    /// one; with a new client and vendor unless they are given.</summary>
    public async Task<TestRequest> CreateRequestAsync(
        TestAccount? client = null, TestAccount? vendor = null, string status = "Processing")
    {
        client ??= await CreateClientAsync();
        vendor ??= await CreateVendorAsync();
        var name = Invent(faker => faker.Commerce.ProductName());
        var body = new JsonObject
        {
            ["name"] = name,
            ["status"] = status,
            ["vendor"] = new JsonObject { ["id"] = vendor.Id },
        };
        var answer = await As(client).PostAnswerAsync("/v1/commerce/requests", body.ToJsonString());
        var request = new TestRequest(
            answer.Is(HttpStatusCode.Created).Json["id"]!.GetValue<string>(), name, client, vendor);
        await EmptyThreadAsync(request);
        return request;
    }

    /// <summary>Posts a message, by default as the client and for everyone, and answers with its full form.</summary>
    public async Task<JsonObject> PostAsync(
        TestRequest request, string content, TestAccount? author = null,
        bool client = true, bool vendor = true, bool operations = true)
    {
        var answer = await As(author ?? request.Client).PostAnswerAsync(
            request.Messages, Body(content, client, vendor, operations));
        return answer.Is(HttpStatusCode.Created).Json;
    }

    /// <summary>Posts so many messages, "1" and "2" and so on.</summary>
    public async Task PostManyAsync(TestRequest request, int count, TestAccount? author = null)
    {
        for (var i = 1; i <= count; i++)
        {
            await PostAsync(request, $"{i}", author);
        }
    }

    /// <summary>One thread for all tests that only read: more than a page holds.</summary>
    public async Task<TestRequest> ThreadOf102Async()
    {
        if (_thread is null)
        {
            _thread = await CreateRequestAsync();
            await PostManyAsync(_thread, 102);
        }

        return _thread;
    }

    public static string Body(string content, bool client = true, bool vendor = true, bool operations = true) =>
        JsonSerializer.Serialize(new { content, visibility = new { client, vendor, operations } });

    /// <summary>Writes a message as the service itself does on events.</summary>
    public Task AddSystemMessageAsync(TestRequest request, int number, string content) => ExecuteAsync(
        """
        insert into message (
            request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at,
            client_no, vendor_no)
        select request_no, @number, 'System', @content, true, true, true, clock_timestamp(), client_no, vendor_no
        from request
        where request_no = @request;
        update thread
        set last_seq = @number, last_message_at = clock_timestamp(), client_messages = client_messages + 1,
            vendor_messages = vendor_messages + 1, operations_messages = operations_messages + 1
        where request_no = @request;
        """,
        new { number, content, request = RequestId.Parse(request.Id).Number });

    /// <summary>Puts a request into a state, as its transitions will once they are there.</summary>
    public Task SetStatusAsync(TestRequest request, string status) => ExecuteAsync(
        "update request set status = @status where request_no = @number",
        new { status, number = RequestId.Parse(request.Id).Number });

    /// <summary>Makes a thread as if nothing had ever been said in it.</summary>
    public Task EmptyThreadAsync(TestRequest request) => ExecuteAsync(
        """
        delete from message where request_no = @number;
        delete from event where request_no = @number and type = 'message.created';
        update thread
        set last_seq = 0, last_message_at = null, client_messages = 0, vendor_messages = 0, operations_messages = 0
        where request_no = @number;
        """,
        new { number = RequestId.Parse(request.Id).Number });

    /// <summary>How many messages the database holds for a request.</summary>
    public Task<int> CountStoredAsync(TestRequest request) => ReadAsync<int>(
        "select count(*)::int from message where request_no = @number",
        new { number = RequestId.Parse(request.Id).Number });

    public async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        var changed = await connection.ExecuteAsync(sql, values);
        // Perhaps who may call: the service would know it a few seconds later.
        Services.GetRequiredService<RecentCallers>().Forget();
        return changed;
    }

    public async Task<T> ReadAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, values);
    }

    /// <summary>The number behind a two-group id.</summary>
    public static int Number(string id) => EntityNumber.Parse(id[..3], id)!.Value;

    /// <summary>The database that the service finds, by default one with the whole schema.</summary>
    protected virtual Task<string> CreateDatabaseAsync(PostgresServer server) => server.CreateDatabaseAsync();

    /// <summary>Changes what the service is made of.</summary>
    protected virtual void Arrange(IServiceCollection services)
    {
    }

    protected virtual Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(null);

    private HttpClient Client(string? authorization)
    {
        var http = new HttpClient(_connections, disposeHandler: false) { BaseAddress = Address };
        if (authorization is not null)
        {
            Assert.True(http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization));
        }

        return http;
    }

    private T Invent<T>(Func<Faker, T> what)
    {
        lock (_faker)
        {
            return what(_faker);
        }
    }
}
