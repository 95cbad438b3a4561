namespace Commerce.Query;

/// <summary>One public name of a resource, a leaf of its JSON, and what a query may do with it.</summary>
/// <param name="Path">The dotted path on the wire, such as <c>audit.created.at</c>.</param>
public sealed record Field(string Path)
{
    /// <summary>When the field is sent.</summary>
    public Inclusion Inclusion { get; init; } = Inclusion.Default;

    /// <summary>The columns that an order by this field stands on; empty where ordering is not permitted.</summary>
    public IReadOnlyList<SortColumn> Sort { get; init; } = [];

    /// <summary>The first name of the path: the property of the resource that holds the field.</summary>
    public string Property => Path.Split('.', 2)[0];
}
