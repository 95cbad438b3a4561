using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Amqp;

/// <summary>Events that the broker has not confirmed yet.</summary>
internal sealed class UnpublishedEvents(IOptions<AmqpOptions> options, ConnectionPool database) : IBacklog
{
    public string Name => "amqp";

    public async Task<Backlog?> FindAsync(CancellationToken cancellation)
    {
        if (options.Value is not { Url: not null, AccountNo: { } account }
            || await PublishEvents.FindReaderAsync(account, database, cancellation) is not { } reader)
        {
            return null;
        }

        return await database.FindAsync<Backlog>(
            SqlText.Of($"""
                select count(*) as size, min(at) as oldest
                from (
                    select e.at
                    from event_publisher p
                    join event e on e.place > p.place
                    where p.name = {PublishEvents.Name} and {EventScope.Visible(reader)}
                    order by e.place
                    limit {Backlog.Most}
                ) e
                """),
            cancellation);
    }
}
