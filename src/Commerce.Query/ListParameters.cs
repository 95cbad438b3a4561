namespace Commerce.Query;

/// <summary>The ordinary parameters of a query, each once, names without regard to case.</summary>
internal sealed class ListParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public ListParameters(IEnumerable<QueryParameter> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (!_values.TryAdd(name, value))
            {
                throw new QueryException(name, 0, "The parameter is given twice.");
            }
        }
    }

    /// <summary>The language, told by the dollar signs; RQL where there is nothing to tell by.</summary>
    public Dialect Dialect => _values.Keys.Any(IsOData) ? Dialect.OData : Dialect.Rql;

    public IReadOnlyDictionary<string, string> Values => _values;

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="QueryException">A parameter is none of these, or a filter stands where none is taken.</exception>
    public void RefuseUnknown(IReadOnlyList<string> names, string? filter)
    {
        foreach (var name in _values.Keys.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var mixed = IsOData(name) != IsOData(names[0]);
            throw new QueryException(
                name, 0, mixed ? "RQL and OData options cannot be mixed in one call." : "Unknown query parameter.",
                Nearest.Of(name, names) is { } near ? $"Did you mean `{near}`?" : $"Known here: {string.Join(", ", names)}.");
        }

        if (filter is not null)
        {
            throw new QueryException(
                filter.Length <= 40 ? filter : filter[..40], 0, "Unknown query parameter.",
                $"Known here: {string.Join(", ", names)}.");
        }
    }

    private static bool IsOData(string name) => name.StartsWith('$') || name.StartsWith('@');
}
