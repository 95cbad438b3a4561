using System.Text.Json;
using Commerce.Api.Accounts;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>
/// The events of a request's audit: the creation stands on the request itself, where its indexes have it, the others
/// in a table of their own. A request is read with those alone that the projection asks for.
/// </summary>
internal static class RequestEvents
{
    /// <summary>Those that may have happened since the creation, in wire order.</summary>
    public static IReadOnlyList<string> Later { get; } = ["updated", "processing", "querying", "completed"];

    /// <summary>What queries may name of one of the later events. The SQL speaks of a request <c>r</c>.</summary>
    public static IEnumerable<Field> Fields(string name)
    {
        var at = Column(name, SqlText.Of($"at"));
        return
        [
            FieldShapes.Time($"audit.{name}.at", at, nullable: true).Included(Inclusion.Selected) with
            {
                // What never happened comes first. Nothing can have happened as early as this stand-in.
                Sort = [new SortColumn($"audit.{name}.at", SqlText.Of($"coalesce({at}, 'epoch')"), SortType.Time)],
            },
            .. ActorFields.By(
                $"audit.{name}.by", Column(name, SqlText.Of($"user_no")), Column(name, SqlText.Of($"token_no"))),
            .. ActorFields.Of($"audit.{name}.of", Column(name, SqlText.Of($"account_no"))),
        ];
    }

    /// <summary>A column with the selected events of a request <c>r</c> as a JSON array; no column where none is.</summary>
    public static IEnumerable<SqlText> Selected(Projection projection)
    {
        string[] selected = [.. Later.Prepend("created").Where(name => projection.Includes($"audit.{name}"))];
        if (selected.Length == 0)
        {
            return [];
        }

        var namesActors = selected.Any(name =>
            projection.Includes($"audit.{name}.by") || projection.Includes($"audit.{name}.of"));
        var actors = namesActors
            ? SqlText.Of($"""
                , u.user_no, u.name as user_name, u.icon as user_icon,
                t.token_no, t.name as token_name, t.icon as token_icon,
                a.account_no, a.name as account_name, a.icon as account_icon
                """)
            : SqlText.Empty;
        var joins = namesActors
            ? SqlText.Of($"""
                left join account_user u on u.user_no = e.user_no
                left join api_token t on t.token_no = e.token_no
                left join account a on a.account_no = e.account_no
                """)
            : SqlText.Empty;
        return
        [
            SqlText.Of($"""
                (select json_agg(x)::text
                 from (
                     select e.event, e.at{actors}
                     from (
                         select 'created' as event, r.created_at as at, r.created_user_no as user_no,
                             r.created_token_no as token_no, r.created_account_no as account_no
                         union all
                         select event, at, user_no, token_no, account_no
                         from request_audit
                         where request_no = r.request_no
                     ) e
                     {joins}
                     where e.event = any({selected})
                 ) x) as events
                """),
        ];
    }

    /// <summary>The audit of what <see cref="Selected"/> gave; null where nothing of it is selected or happened.</summary>
    public static RequestAudit? Read(string? events, Projection projection)
    {
        if (events is null)
        {
            return null;
        }

        var rows = JsonSerializer.Deserialize(events, RequestRowJson.Default.IReadOnlyListRequestEventRow)!
            .ToDictionary(row => row.Event, row => row.ToEvent(projection));
        return new RequestAudit
        {
            Created = rows.GetValueOrDefault("created"),
            Updated = rows.GetValueOrDefault("updated"),
            Processing = rows.GetValueOrDefault("processing"),
            Querying = rows.GetValueOrDefault("querying"),
            Completed = rows.GetValueOrDefault("completed"),
        };
    }

    private static SqlText Column(string name, SqlText column) => SqlText.Of($"""
        (select e.{column} from request_audit e where e.request_no = r.request_no and e.event = {name})
        """);
}
