using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>The fields of one resource in wire order: finds names and suggests the nearest one.</summary>
public sealed class FieldSet
{
    // Every path that a query can name, inner ones included, with the leaves at and below it.
    private readonly Dictionary<string, ulong> _leaves = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="defaultOrder">The order of a list whose caller names none.</param>
    /// <param name="key">The columns that make every order total.</param>
    /// <param name="fields">The leaves; a projection is a set of at most 64 of them.</param>
    public FieldSet(string defaultOrder, IReadOnlyList<SortColumn> key, params IReadOnlyList<Field> fields)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Count, 64);
        Fields = fields;
        Key = key;
        DefaultOrder = defaultOrder;
        Properties = [.. fields.Select(field => field.Property).Distinct()];
        for (var i = 0; i < fields.Count; i++)
        {
            foreach (var path in PathsTo(fields[i].Path))
            {
                _leaves[path] = _leaves.GetValueOrDefault(path) | (1UL << i);
            }
        }

        Default = Where(field => field.Inclusion is Inclusion.Default);
        Everything = Where(field => field.Inclusion is Inclusion.Default or Inclusion.Selected);
        Sendable = Where(field => field.Inclusion is not Inclusion.Hidden);
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The top-level names in wire order.</summary>
    public IReadOnlyList<string> Properties { get; }

    public IReadOnlyList<SortColumn> Key { get; }

    public string DefaultOrder { get; }

    /// <summary>The text index that a free-text search asks; null where the resource cannot be searched.</summary>
    public SqlText? SearchVector { get; init; }

    /// <summary>The properties that <c>$expand</c> may name.</summary>
    public IReadOnlyList<string> Expandable { get; init; } = [];

    /// <summary>The collections that <c>any</c> and <c>all</c> may ask about.</summary>
    public IReadOnlyList<CollectionField> Collections { get; init; } = [];

    /// <summary>What is sent when the caller selects nothing.</summary>
    public Projection DefaultProjection => new(this, Default);

    /// <summary>Everything but what must be asked for by its own name: the full form of one object.</summary>
    public Projection FullProjection => new(this, Everything);

    internal ulong Default { get; }

    internal ulong Everything { get; }

    internal ulong Sendable { get; }

    /// <summary>The field of that path, or null. Names are compared without regard to case.</summary>
    public Field? Find(string path) =>
        Fields.FirstOrDefault(field => field.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The leaves at and below a path; none where the path is unknown.</summary>
    internal ulong Below(string path) => _leaves.GetValueOrDefault(path);

    /// <summary>The sentence that names the nearest path, or null where none is near.</summary>
    public string? Suggest(string path) =>
        Nearest.Of(path, _leaves.Keys) is { } near
            ? $"Did you mean `{near}`?"
            : null;

    private ulong Where(Func<Field, bool> wanted)
    {
        var set = 0UL;
        for (var i = 0; i < Fields.Count; i++)
        {
            set |= wanted(Fields[i]) ? 1UL << i : 0;
        }

        return set;
    }

    private static IEnumerable<string> PathsTo(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }

        yield return path;
    }
}
