using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>The fields of one resource in wire order: finds names and suggests the nearest one.</summary>
public sealed class FieldSet
{
    // Every path that a query can name, inner ones included, with the leaves at and below it.
    private readonly Dictionary<string, UInt128> _leaves = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="defaultOrder">The order of a list whose caller names none.</param>
    /// <param name="key">The columns that make every order total.</param>
    /// <param name="fields">The leaves; a projection is a set of at most 128 of them.</param>
    public FieldSet(string defaultOrder, IReadOnlyList<SortColumn> key, params IReadOnlyList<Field> fields)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Count, 128);
        Fields = fields;
        Key = key;
        DefaultOrder = defaultOrder;
        Properties = [.. fields.Select(field => field.Property).Distinct()];
        for (var i = 0; i < fields.Count; i++)
        {
            foreach (var path in PathsTo(fields[i].Path))
            {
                _leaves[path] = _leaves.GetValueOrDefault(path) | (UInt128.One << i);
            }
        }

        Default = Where(field => field.Inclusion is Inclusion.Default);
        Everything = Where(field => field.Inclusion is Inclusion.Default or Inclusion.Selected or Inclusion.Rare);
        Counted = Where(field => field.Inclusion is Inclusion.Default or Inclusion.Selected);
        Sendable = Where(field => field.Inclusion is not Inclusion.Hidden);
        Final = Where(field => field.IsFinal);
        FinalSort = fields.Where(field => field.IsFinal).SelectMany(field => field.Sort).Concat(key).ToHashSet();
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

    /// <summary>The collections, which <c>any</c> and <c>all</c> may ask about; sent where they are selected.</summary>
    public IReadOnlyList<CollectionField> Collections { get; init; } = [];

    /// <summary>The collections that can be selected.</summary>
    public IEnumerable<CollectionField> ExpandableCollections => Collections.Where(collection => collection.IsExpandable);

    /// <summary>What is sent when the caller selects nothing.</summary>
    public Projection DefaultProjection => new(this, Default);

    /// <summary>Everything but what must be asked for by its own name: the full form of one object.</summary>
    public Projection FullProjection => new(this, Everything);

    internal UInt128 Default { get; }

    internal UInt128 Everything { get; }

    /// <summary>What is named as omitted where it is left out.</summary>
    internal UInt128 Counted { get; }

    internal UInt128 Sendable { get; }

    /// <summary>What never changes.</summary>
    internal UInt128 Final { get; }

    /// <summary>The columns whose order never changes.</summary>
    internal IReadOnlySet<SortColumn> FinalSort { get; }

    /// <summary>The field of that path, or null. Names are compared without regard to case.</summary>
    public Field? Find(string path) =>
        Fields.FirstOrDefault(field => field.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The collection of that name, or null. Names are compared without regard to case.</summary>
    public CollectionField? FindCollection(string name) =>
        Collections.FirstOrDefault(collection => collection.Path.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same among those that can be selected.</summary>
    internal CollectionField? FindExpandable(string name) =>
        FindCollection(name) is { IsExpandable: true } collection ? collection : null;

    /// <summary>The leaves at and below a path; none where the path is unknown.</summary>
    internal UInt128 Below(string path) => _leaves.GetValueOrDefault(path);

    /// <summary>The sentence that names the nearest path, or null where none is near.</summary>
    public string? Suggest(string path) =>
        Nearest.Of(path, _leaves.Keys.Union(Collections.Select(collection => collection.Path))) is { } near
            ? $"Did you mean `{near}`?"
            : null;

    private UInt128 Where(Func<Field, bool> wanted)
    {
        var set = UInt128.Zero;
        for (var i = 0; i < Fields.Count; i++)
        {
            set |= wanted(Fields[i]) ? UInt128.One << i : 0;
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
