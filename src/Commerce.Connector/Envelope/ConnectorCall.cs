using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Threads;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.Extensions.Options;

namespace Commerce.Connector.Envelope;

/// <summary>One call of a connector's route, as its handler sees it.</summary>
internal sealed class ConnectorCall
{
    private readonly UnitOfWork _work;

    private ConnectorCall(HttpContext http, ConnectorAccount me)
    {
        Http = http;
        Me = me;
        _work = http.RequestServices.GetRequiredService<UnitOfWork>();
        Database = http.RequestServices.GetRequiredService<ConnectionPool>();
        Now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToMilliseconds();
        Dialect = ConnectorPaths.DialectOf(http.Request.Path) ?? me.Spelling;
    }

    public HttpContext Http { get; }

    /// <summary>Who calls.</summary>
    public ConnectorAccount Me { get; }

    public Dialect Dialect { get; }

    public bool IsOlder => Dialect == Dialect.A;

    public DateTimeOffset Now { get; }

    /// <summary>For reading outside of the call's transaction.</summary>
    public ConnectionPool Database { get; }

    public CancellationToken Cancellation => Http.RequestAborted;

    public static async Task<ConnectorCall> OfAsync(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ConnectorOptions>>().Value;
        var database = http.RequestServices.GetRequiredService<ConnectionPool>();
        var me = await FindConnectorAccount.OrCreateAsync(
            Caller.Of(http).AccountNo, options.AddressHost, database, http.RequestAborted);
        return new ConnectorCall(http, me);
    }

    /// <summary>A part of the path.</summary>
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>The body, an object.</summary>
    /// <exception cref="ConnectorException">400: it is none.</exception>
    public async Task<JsonObject> BodyAsync() => await OptionalBodyAsync()
        ?? throw ConnectorErrors.InvalidPropertyValue("must be object");

    /// <summary>The body; null where it is empty, of whatever media type it says that it is.</summary>
    /// <exception cref="ConnectorException">400: it is no JSON, or no object.</exception>
    public async Task<JsonObject?> OptionalBodyAsync()
    {
        JsonBodies.ApplyLimits(Http);
        var bytes = await BodyBytes.ReadAsync(Http, JsonBodies.Largest);
        if (bytes.IsEmpty)
        {
            return null;
        }

        if (!Body<object>.IsJson(Http.Request.ContentType))
        {
            throw new ProblemException(Problems.UnsupportedMediaType("Bodies are JSON in UTF-8, sent as `application/json`."));
        }

        try
        {
            return EnvelopeJson.Parse(bytes.Span) as JsonObject
                ?? throw ConnectorErrors.InvalidPropertyValue("must be object");
        }
        catch (JsonException)
        {
            throw ConnectorErrors.InvalidJson();
        }
    }

    /// <summary>Begins the transaction of the call, unless it has begun, with the caller's account locked.</summary>
    public async Task<AccountWork> BeginAsync() =>
        await AccountWork.LockAsync(
            Me.AccountNo, Now, await _work.BeginAsync(), Http.RequestServices.GetRequiredService<ICommerceThreads>());

    /// <summary>Undoes what the call has done, so that something else of it can be kept.</summary>
    public Task AbandonAsync() => _work.ResetAsync();

    /// <summary>What was done takes effect, with what is told of it.</summary>
    public async Task CommitAsync(AccountWork work)
    {
        await work.FinishAsync();
        await _work.CommitAsync();
        Http.RequestServices.GetRequiredService<ConnectorSignals>().Set();
    }
}
