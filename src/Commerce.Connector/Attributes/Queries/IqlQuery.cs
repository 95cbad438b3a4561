using System.Text.Json.Nodes;

namespace Commerce.Connector.Attributes.Queries;

/// <summary>
/// A query in the Identity Query Language, read into a condition on the content of an identity attribute. Its terms are
/// a value type (<c>GivenName</c>, <c>GivenName=Ann</c>, <c>StreetAddress.city='Bad Soden'</c>), a field of the attribute
/// (<c>validTo>2030-01-01</c>, <c>owner?</c>) and a tag (<c>#private</c>); they are joined by <c>&amp;&amp;</c> and
/// <c>||</c>, turned round by <c>!</c>, and grouped by parentheses.
/// </summary>
internal sealed class IqlQuery
{
    private const int Deepest = 100;

    private readonly string _text;
    private int _at;
    private int _depth;

    private IqlQuery(string text) => _text = text;

    /// <exception cref="IqlException">It is no such query.</exception>
    public static Func<JsonObject, bool> Parse(string text)
    {
        var query = new IqlQuery(text);
        var condition = query.Any();
        return query._at == text.Length ? condition : throw query.Expected("\"||\", \"&&\" or the end of the query");
    }

    /// <returns>What is wrong with a query; null where nothing is.</returns>
    public static string? Fault(string text)
    {
        try
        {
            _ = Parse(text);
            return null;
        }
        catch (IqlException wrong)
        {
            return wrong.Message;
        }
    }

    private Func<JsonObject, bool> Any() =>
        Joined("||", All, (one, other) => attribute => one(attribute) || other(attribute));

    private Func<JsonObject, bool> All() =>
        Joined("&&", Not, (one, other) => attribute => one(attribute) && other(attribute));

    private Func<JsonObject, bool> Joined(
        string by, Func<Func<JsonObject, bool>> part, Func<Func<JsonObject, bool>, Func<JsonObject, bool>, Func<JsonObject, bool>> join)
    {
        var condition = part();
        while (true)
        {
            var before = _at;
            SkipSpace();
            if (!Take(by))
            {
                _at = before;
                return condition;
            }

            SkipSpace();
            condition = join(condition, part());
        }
    }

    private Func<JsonObject, bool> Not()
    {
        if (++_depth > Deepest)
        {
            throw new IqlException(_at, $"The query is nested deeper than {Deepest} levels.");
        }

        var condition = Take("!") ? Negated(Not()) : Take("(") ? Grouped() : Term();
        _depth--;
        return condition;
    }

    private static Func<JsonObject, bool> Negated(Func<JsonObject, bool> condition) => attribute => !condition(attribute);

    private Func<JsonObject, bool> Grouped()
    {
        SkipSpace();
        var condition = Any();
        SkipSpace();
        return Take(")") ? condition : throw Expected("\")\"");
    }

    private Func<JsonObject, bool> Term()
    {
        if (Take("#"))
        {
            var tag = Operand();
            return attribute => attribute["tags"] is JsonArray tags && IqlValues.Holds(tags, tag);
        }

        return Peek is >= 'A' and <= 'Z'
            ? OfValue(Name())
            : Peek is >= 'a' and <= 'z'
                ? OfField()
                : throw Expected("a value type, a field, \"#\", \"!\" or \"(\"");
    }

    private Func<JsonObject, bool> OfValue(string type)
    {
        var path = Path();
        var predicate = Predicate();
        if (predicate is null)
        {
            return path.Count == 0
                ? attribute => IqlValues.At(attribute, ["value", "@type"])?.ToString() == type
                : throw Expected("one of \"=\", \">\", \"<\", \"~\", \"?\"");
        }

        string[] whole = path.Count == 0 ? ["value", "value"] : ["value", .. path];
        return attribute => IqlValues.At(attribute, ["value", "@type"])?.ToString() == type
            && IqlValues.At(attribute, whole) is { } value && predicate(value);
    }

    private Func<JsonObject, bool> OfField()
    {
        string[] path = [Segment(), .. Path()];
        var predicate = Predicate() ?? throw Expected("one of \"=\", \">\", \"<\", \"~\", \"?\"");
        return attribute => IqlValues.At(attribute, path) is { } value && predicate(value);
    }

    private List<string> Path()
    {
        var path = new List<string>();
        while (Take("."))
        {
            path.Add(Segment());
        }

        return path;
    }

    private string Segment()
    {
        var begun = _at;
        return Peek is >= 'a' and <= 'z' && Name() is { Length: > 1 } name
            ? name
            : throw new IqlException(begun, "Expected the name of a field: a small letter, and letters or digits behind it.");
    }

    /// <returns>Null where there is none.</returns>
    private Func<JsonNode, bool>? Predicate()
    {
        if (Take("?"))
        {
            return IqlValues.IsThere;
        }

        if (Peek is not ('=' or '>' or '<' or '~'))
        {
            return null;
        }

        var sign = _text[_at++];
        var operand = Operand();
        return sign switch
        {
            '=' => value => IqlValues.Text(value) == operand,
            '~' => value => value is JsonArray items && IqlValues.Holds(items, operand),
            _ => value => IqlValues.Compare(value, operand) is { } order && (sign == '>' ? order >= 0 : order <= 0),
        };
    }

    /// <summary>Either in quotes, or up to the next space; a backslash stands before a quote or another one.</summary>
    private string Operand()
    {
        var isQuoted = Take("'");
        var operand = new System.Text.StringBuilder();
        while (_at < _text.Length && _text[_at] != '\'' && (isQuoted || _text[_at] != ' '))
        {
            if (_text[_at] == '\\' && !(_at + 1 < _text.Length && _text[_at + 1] is '\\' or '\''))
            {
                throw Expected("\"\\\\\" or \"\\'\"");
            }

            _at += _text[_at] == '\\' ? 1 : 0;
            operand.Append(_text[_at++]);
        }

        return !isQuoted || Take("'") ? operand.ToString() : throw Expected("\"'\"");
    }

    private string Name()
    {
        var begun = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
        {
            _at++;
        }

        return _text[begun.._at];
    }

    private char? Peek => _at < _text.Length ? _text[_at] : null;

    private bool Take(string text)
    {
        if (string.CompareOrdinal(_text, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private IqlException Expected(string what) =>
        new(_at, $"Expected {what} but {(Peek is { } found ? $"\"{found}\"" : "the end of the query")} found.");
}
