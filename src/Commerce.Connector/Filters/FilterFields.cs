using Commerce.Connector.Envelope;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.WebUtilities;

namespace Commerce.Connector.Filters;

/// <summary>The fields by which one list can be filtered.</summary>
/// <param name="isStrict">True where a parameter that is none of them is refused; else it is passed over.</param>
internal sealed class FilterFields(bool isStrict, params IReadOnlyList<FilterField> fields)
{
    private const int MostTerms = 100;
    private const int LongestOperand = 1_000;

    private readonly Dictionary<string, FilterField> _fields = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The same with further parameters that are read elsewhere.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Conditions that no single value decides, by the name of the parameter.</summary>
    public IReadOnlyDictionary<string, Func<string, SqlText>> Special { get; init; } = new Dictionary<string, Func<string, SqlText>>();

    /// <exception cref="ConnectorException">400: a parameter is not known here, or there are too many.</exception>
    public SqlText Compile(HttpContext http)
    {
        var conditions = new List<SqlText> { SqlText.Of($"true") };
        var count = 0;
        foreach (var (key, values) in QueryHelpers.ParseQuery(http.Request.QueryString.Value))
        {
            var name = WithoutIndex(key);
            count += values.Count;
            if (count > MostTerms || values.Any(value => value?.Length > LongestOperand || value?.Contains('\0') == true))
            {
                throw ConnectorErrors.InvalidPropertyValue(
                    $"a query has at most {MostTerms} values of at most {LongestOperand} characters");
            }

            if (Special.TryGetValue(name, out var special))
            {
                conditions.AddRange(values.Select(value => special(value ?? "")));
            }
            else if (_fields.TryGetValue(name, out var field))
            {
                conditions.Add(CompileFilter.Run(field, [.. values.Select(value => FilterTerm.Parse(value ?? ""))]));
            }
            else if (isStrict && !Others.Contains(name))
            {
                throw ConnectorErrors.InvalidPropertyValue($"query must NOT have additional properties: '{name}'");
            }
        }

        return SqlText.Join($" and ", conditions);
    }

    /// <summary>Clients write the second item of a nested list as <c>name.1</c>.</summary>
    private string WithoutIndex(string key)
    {
        var dot = key.LastIndexOf('.');
        return !_fields.ContainsKey(key) && dot > 0 && dot < key.Length - 1 && key.AsSpan(dot + 1).ContainsAnyExceptInRange('0', '9') is false
            ? key[..dot]
            : key;
    }
}
