namespace Commerce.Query;

/// <summary>Which leaves of a resource an answer holds.</summary>
public sealed class Projection
{
    private readonly FieldSet _fields;
    private readonly ulong _chosen;

    internal Projection(FieldSet fields, ulong chosen)
    {
        _fields = fields;
        _chosen = chosen & fields.Sendable;
        Omitted = [.. fields.Properties.Where(IsOmitted)];
    }

    /// <summary>The properties left out by default or by selection, in wire order.</summary>
    public IReadOnlyList<string> Omitted { get; }

    /// <summary>True when at least one leaf at or below the path is in the answer.</summary>
    public bool Includes(string path) => (_chosen & _fields.Below(path)) != 0;

    /// <summary>The value where the projection includes the path; else the default.</summary>
    public T? If<T>(string path, T? value) => Includes(path) ? value : default;

    /// <summary>The same, and everything at and below a path.</summary>
    public Projection With(string path) => new(_fields, _chosen | _fields.Below(path));

    private bool IsOmitted(string property)
    {
        var leaves = _fields.Below(property);
        return (leaves & _chosen) == 0 && (leaves & _fields.Everything) != 0;
    }
}
