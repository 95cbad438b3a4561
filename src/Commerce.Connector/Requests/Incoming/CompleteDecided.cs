using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Messages;
using Commerce.Connector.Relationships;
using Commerce.Connector.Templates;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests.Incoming;

/// <summary>
/// Sends the answers of decided requests: each in the transaction that completes its request, so that it is sent once,
/// whoever dies when.
/// </summary>
internal sealed class CompleteDecided(
    ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals, TimeProvider clock,
    ILogger<CompleteDecided> logger) : ConnectorWorker(database, readiness, signals, clock, logger)
{
    private const int Batch = 100;

    private readonly ConnectorSignals _signals = signals;

    protected override async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var due = await Database.ListAsync<Due>(
            SqlText.Of($"""
                select r.account_no, r.request_id
                from connector_request r
                where r.status = 'Decided'
                order by r.changed_at
                limit {Batch}
                """),
            cancellation);
        var done = 0;
        foreach (var one in due)
        {
            done += await TryAsync(() => CompleteAsync(one, cancellation)) ? 1 : 0;
        }

        if (done > 0)
        {
            _signals.Set();
        }

        return due.Count == Batch && done > 0;
    }

    private Task<bool> CompleteAsync(Due one, CancellationToken cancellation) => Database.InTransactionAsync(
        async connection =>
        {
            var work = await AccountWork.LockAsync(one.AccountNo, Clock.GetUtcNow(), connection);
            // Another copy may have come first.
            if (await RequestStore.FindAsync(one.RequestId, one.AccountNo, connection) is
                { Status: RequestStatus.Decided } request)
            {
                await CompleteAsync(request, work);
                await work.FinishAsync();
            }

            return true;
        },
        cancellation);

    private static async Task CompleteAsync(StoredRequest request, AccountWork work)
    {
        var relationship = await RelationshipStore.WithAsync(request.Peer, work.Me, work.Connection);
        var isThere = relationship is { Status: not (RelationshipStatus.Rejected or RelationshipStatus.Revoked) };
        var (type, reference) = request.SourceType == StoredRequest.FromMessage || isThere
            ? isThere ? await SendAsync(request, relationship!, work) : (null, null)
            : await BeginRelationshipAsync(request, work);
        await RequestStore.MoveAsync(
            request, RequestStatus.Completed, work,
            new Move { ResponseSourceType = type, ResponseSourceReference = reference });
    }

    private static async Task<(string? Type, string? Reference)> SendAsync(
        StoredRequest request, SeenRelationship relationship, AccountWork work)
    {
        var wrapper = new JsonObject
        {
            ["@type"] = ResponseContent.Wrapper,
            ["requestId"] = request.Id,
            ["requestSourceReference"] = request.SourceReference,
            ["requestSourceType"] = request.SourceType,
            ["response"] = request.Response,
        };
        var message = await InsertMessage.RunAsync(wrapper, [relationship], [], null, request.Id, work);
        return ("Message", message.Id);
    }

    /// <summary>The answer to a template's request asks for a relationship; one that refuses asks for nothing.</summary>
    private static async Task<(string? Type, string? Reference)> BeginRelationshipAsync(StoredRequest request, AccountWork work)
    {
        if (request.Response.Text("result") != "Accepted")
        {
            return (null, null);
        }

        var template = await work.Connection.FindAsync<StoredTemplate>(SqlText.Of($"""
            select {StoredTemplate.Columns}
            from connector_template p
            where p.template_id = {request.SourceReference}
            """));
        var content = new JsonObject { ["@type"] = "RelationshipCreationContent", ["response"] = request.Response };
        if (template is null || await RelationshipStore.AddAsync(template, content, work) is not { } added)
        {
            return (null, null);
        }

        work.Tell(
            RelationshipStore.Changed, await RelationshipStore.RenderAsync(added, work.Me, work.Me.Spelling, work.Connection));
        return ("Relationship", added.Id);
    }

    private sealed record Due(int AccountNo, string RequestId);
}
