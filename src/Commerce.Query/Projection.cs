namespace Commerce.Query;

/// <summary>Which leaves of a resource an answer holds, and which of its collections.</summary>
public sealed class Projection
{
    private readonly FieldSet _fields;
    private readonly UInt128 _chosen;
    private readonly IReadOnlyDictionary<CollectionField, ListPlan> _expanded;

    internal Projection(
        FieldSet fields, UInt128 chosen, IReadOnlyDictionary<CollectionField, ListPlan>? expanded = null)
    {
        _fields = fields;
        _chosen = chosen & fields.Sendable;
        _expanded = expanded ?? new Dictionary<CollectionField, ListPlan>();
        Omitted =
        [
            .. fields.Properties.Where(IsOmitted),
            .. fields.ExpandableCollections.Except(_expanded.Keys).Select(collection => collection.Path),
        ];
    }

    /// <summary>The properties left out by default or by selection, in wire order; collections come last.</summary>
    public IReadOnlyList<string> Omitted { get; }

    /// <summary>True where nothing of the answer ever changes but by objects that are added.</summary>
    internal bool IsFinal => (_chosen & ~_fields.Final) == 0 && _expanded.Count == 0;

    /// <summary>True when at least one leaf at or below the path is in the answer.</summary>
    public bool Includes(string path) => (_chosen & _fields.Below(path)) != 0;

    /// <summary>The value where the projection includes the path; else the default.</summary>
    public T? If<T>(string path, T? value) => Includes(path) ? value : default;

    /// <summary>Which elements of a collection the answer holds, and what of them; null where it holds none.</summary>
    public ListPlan? Expanded(string collection) =>
        _fields.FindCollection(collection) is { } known ? _expanded.GetValueOrDefault(known) : null;

    /// <summary>The same, and everything at and below a path.</summary>
    public Projection With(string path) => new(_fields, _chosen | _fields.Below(path), _expanded);

    internal bool IsFinalOrder(IEnumerable<OrderTerm> order) =>
        order.All(term => _fields.FinalSort.Contains(term.Column));

    internal Projection With(CollectionField collection, ListPlan elements) => new(
        _fields, _chosen, new Dictionary<CollectionField, ListPlan>(_expanded) { [collection] = elements });

    private bool IsOmitted(string property)
    {
        var leaves = _fields.Below(property);
        return (leaves & _chosen) == 0 && (leaves & _fields.Counted) != 0;
    }
}
