using Commerce.Query.Rql;

namespace Commerce.Query;

/// <summary>The ordinary parameters of a query, each once, names without regard to case.</summary>
internal sealed class ListParameters
{
    private static readonly Dictionary<string, string> Counterparts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["limit"] = "$top",
        ["offset"] = "$skip",
        ["order"] = "$orderby",
        ["cursor"] = "$skiptoken",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<string> _parts;

    public ListParameters(RqlQuery query)
    {
        _parts = query.Parts;
        foreach (var (name, value) in query.Parameters)
        {
            if (!_values.TryAdd(name, value))
            {
                throw new QueryException(name, 0, "The parameter is given twice.");
            }
        }
    }

    /// <summary>The language, told by the dollar signs; RQL where there is nothing to tell by.</summary>
    public Dialect Dialect => _parts.Any(IsOData) ? Dialect.OData : Dialect.Rql;

    /// <summary>The texts of the parameter aliases, by name with the leading <c>@</c>.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _values
        .Where(parameter => parameter.Key.StartsWith('@'))
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value);

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>
    /// A call is in one language, and beside a dollar sign it is OData: the first part that is RQL is out of place.
    /// </summary>
    /// <param name="names">The parameters that this call takes.</param>
    /// <exception cref="QueryException">A part of the query is none of them, or in the other language.</exception>
    public void RefuseOthers(IReadOnlyList<string> names)
    {
        var isOData = Dialect is Dialect.OData;
        if (_parts.FirstOrDefault(part =>
            IsOData(part) == isOData && !names.Contains(part, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Unknown(unknown, names);
        }

        if (_parts.FirstOrDefault(part => IsOData(part) != isOData) is { } misplaced)
        {
            throw new QueryException(
                misplaced, 0, "RQL and OData options cannot be mixed in one call.",
                Suggestion(misplaced, names)
                ?? $"Beside OData options it is written `{Counterparts.GetValueOrDefault(misplaced, "$filter")}=…`.");
        }
    }

    public static QueryException Unknown(string name, IReadOnlyList<string> names) => new(
        name, 0, "Unknown query parameter.",
        names.Count == 0
            ? "None is taken here."
            : Suggestion(name, names) ?? $"Known here: {string.Join(", ", names)}.");

    private static string? Suggestion(string name, IReadOnlyList<string> names) =>
        Nearest.Of(name, names) is { } near ? $"Did you mean `{near}`?" : null;

    private static bool IsOData(string name) => name[0] is '$' or '@';
}
