using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Amqp;

/// <summary>Events of the connector that the broker has not confirmed yet.</summary>
internal sealed class UnpublishedConnectorEvents(IOptions<AmqpOptions> options, ConnectionPool database) : IBacklog
{
    public string Name => "amqp-connector";

    public async Task<Backlog?> FindAsync(CancellationToken cancellation) =>
        options.Value is { Url: not null, AccountNo: { } account }
            ? await database.FindAsync<Backlog>(
                SqlText.Of($"""
                    select count(*) as size, min(at) as oldest
                    from (
                        select e.at
                        from event_publisher p
                        join connector_event e on e.account_no = {account} and e.event_no > p.place
                        where p.name = {PublishConnectorEvents.NameOf(options.Value)}
                        order by e.event_no
                        limit {Backlog.Most}
                    ) e
                    """),
                cancellation)
            : null;
}
