using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>One public name of a resource, a leaf of its JSON, and what a query may do with it.</summary>
/// <param name="Path">The dotted path on the wire, such as <c>audit.created.at</c>.</param>
public sealed record Field(string Path)
{
    /// <summary>When the field is sent.</summary>
    public Inclusion Inclusion { get; init; } = Inclusion.Default;

    public FieldType Type { get; init; } = FieldType.Text;

    public bool IsNullable { get; init; }

    /// <summary>What a filter may do with the field.</summary>
    public FilterUse Filter { get; init; } = FilterUse.None;

    /// <summary>The field as SQL: one expression, or one a column of an id.</summary>
    public IReadOnlyList<SqlText> Columns { get; init; } = [];

    /// <summary>The names of an enumeration, spelt as on the wire and as stored.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Reads an id of this field; null where the text is no such id.</summary>
    public Func<string, IdValue?>? ParseId { get; init; }

    /// <summary>
    /// What to do about a text that no trigram index finds, where only those that it finds may be looked for in the
    /// field; null where any may be.
    /// </summary>
    public string? TrigramsOnly { get; init; }

    /// <summary>True where the value of an object never changes: neither the field itself, nor anything that it is made of.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The columns that an order by this field stands on; empty where ordering is not permitted.</summary>
    public IReadOnlyList<SortColumn> Sort { get; init; } = [];

    /// <summary>The first name of the path: the property of the resource that holds the field.</summary>
    public string Property => Path.Split('.', 2)[0];
}
