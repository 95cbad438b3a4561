using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>What queries may name of every kind alike.</summary>
internal static class OwnedFields
{
    private static readonly SqlText CreatedAt = SqlText.Of($"o.created_at");

    private static readonly SortColumn Created = new("created_at", CreatedAt, SortType.Time);

    /// <summary>
    /// Newest first: id, address, name, picture and audit, and between them what the kind has of its own.
    /// </summary>
    public static FieldSet Of(OwnedKind kind, params IReadOnlyList<Field> own)
    {
        var number = new SortColumn("number", kind.Number, SortType.Number);
        return new FieldSet(
            "-audit.created.at",
            [number],
            [
                FieldShapes.Id("id", kind.Number, kind.ToValue) with { Sort = [number] },
                new Field("href"),
                FieldShapes.Text("name", SqlText.Of($"o.name")).Sortable(),
                .. kind == OwnedKind.Token ? Array.Empty<Field>() : [new Field("icon")],
                .. own,
                .. OwnedEvents.Fields(CreatedAt, Created),
            ]);
    }
}
