using System.Text.Json;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>
/// The events of an object's audit: the time of its creation stands on the object itself, the rest in a table of its
/// own.
/// </summary>
internal static class OwnedEvents
{
    private static readonly string[] All = [.. Enum.GetValues<OwnedEvent>().Select(happened => happened.Name())];

    // Who did it, of every event.
    private static readonly string[] Actors = ["by.id", "by.name", "by.icon", "of.id", "of.name", "of.icon"];

    /// <summary>
    /// What queries may name of the audit. Only the time of creation filters and sorts: of the rest each reader sees
    /// what is its own, which a filter would have to know as well.
    /// </summary>
    public static IEnumerable<Field> Fields(SqlText createdAt, SortColumn created) =>
        All.SelectMany(name => Actors.Select(actor => new Field($"audit.{name}.{actor}"))
            .Prepend(name == "created"
                ? FieldShapes.Time("audit.created.at", createdAt) with { Sort = [created] }
                : new Field($"audit.{name}.at")))
            .Select(field => field.Included(Inclusion.Selected));

    /// <summary>The events of an object <c>o</c> as one JSON array; null where none is selected.</summary>
    public static SqlText Selected(OwnedKind kind, Projection projection) => projection.Includes("audit")
        ? SqlText.Of($"""
            (select json_agg(x)::text
             from (
                 select e.event, e.at, u.user_no, u.name as user_name, u.icon as user_icon,
                     t.token_no, t.name as token_name, t.icon as token_icon,
                     f.account_no, f.name as account_name, f.icon as account_icon
                 from account_audit e
                 left join account_user u on u.user_no = e.user_no
                 left join api_token t on t.token_no = e.token_no
                 left join account f on f.account_no = e.account_no
                 where e.kind = {kind.Name} and e.object_no = {kind.Number}
             ) x)
            """)
        : SqlText.Of($"null::text");

    /// <summary>The audit of a row; null where nothing of it is selected or happened.</summary>
    /// <param name="isOwn">Whether the reader may know who did what, and what was done since the creation.</param>
    public static OwnedAudit? Read(OwnedRow row, Projection projection, bool isOwn) =>
        Read(isOwn ? row.Events : null, row.CreatedAt, projection);

    /// <param name="selected">The column <see cref="Selected"/>; null where no more than the creation is told.</param>
    /// <param name="createdAt">When the object was made.</param>
    public static OwnedAudit? Read(string? selected, DateTimeOffset createdAt, Projection projection)
    {
        if (!projection.Includes("audit"))
        {
            return null;
        }

        var rows = selected is { } events
            ? JsonSerializer.Deserialize(events, OwnedRowJson.Default.IReadOnlyListOwnedEventRow)!
            : [];
        var all = rows
            .Append(new OwnedEventRow("created", createdAt))
            .Where(happened => projection.Includes($"audit.{happened.Event}"))
            .DistinctBy(happened => happened.Event)
            .ToDictionary(happened => happened.Event, happened => happened.ToEvent(projection));
        return new OwnedAudit
        {
            Created = all.GetValueOrDefault("created"),
            Updated = all.GetValueOrDefault("updated"),
            Enabled = all.GetValueOrDefault("enabled"),
            Disabled = all.GetValueOrDefault("disabled"),
            Rotated = all.GetValueOrDefault("rotated"),
        };
    }
}
