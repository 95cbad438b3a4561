using System.Buffers;

namespace Commerce.Query.OData;

/// <summary>
/// Reads <c>$select</c>: exactly what is named, as <c>audit/created/at</c> or <c>audit($select=created/at)</c>;
/// <c>*</c> is everything but what must be asked for by its own name.
/// </summary>
public sealed class ODataSelect
{
    private const string Nested = "$select";

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(",()=; \t");

    private readonly string _parameter;
    private readonly string _text;
    private readonly FieldSet _fields;
    private int _position;
    private int _terms;
    private UInt128 _chosen;

    private ODataSelect(string parameter, string text, FieldSet fields)
    {
        _parameter = parameter;
        _text = text;
        _fields = fields;
    }

    /// <exception cref="QueryException">The selection is refused.</exception>
    public static Projection Parse(string parameter, string text, FieldSet fields)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return fields.DefaultProjection;
        }

        var parser = new ODataSelect(parameter, text, fields);
        parser.ReadList("", depth: 0);
        return parser._position < text.Length
            ? throw parser.Here.Unexpected(text[parser._position].ToString())
            : new Projection(fields, parser._chosen);
    }

    private Place Here => new(_parameter, _position);

    private void ReadList(string prefix, int depth)
    {
        if (depth > QueryLimits.SelectDepth)
        {
            throw Here.Error($"More than {QueryLimits.SelectDepth} parentheses inside one another.");
        }

        do
        {
            ReadTerm(prefix, depth);
        }
        while (Take(','));
    }

    private void ReadTerm(string prefix, int depth)
    {
        SkipSpace();
        if (++_terms > QueryLimits.SelectTerms)
        {
            throw Here.Error($"More than {QueryLimits.SelectTerms} names.");
        }

        var at = Here;
        var path = prefix + Paths.Dotted(ReadName());
        var leaves = path == "*" ? _fields.Everything
            : path.EndsWith(".*", StringComparison.Ordinal) ? _fields.Below(path[..^2]) & _fields.Everything
            : _fields.Below(path);
        if (leaves == 0)
        {
            throw at.Error("Invalid property path.", _fields.FindExpandable(path) is { } collection
                ? $"A collection is selected by `$expand={collection.Path}`."
                : Paths.Suggest(_fields, path));
        }

        if (Take('('))
        {
            ReadOption();
            ReadList(path + ".", depth + 1);
            if (!Take(')'))
            {
                throw _position < _text.Length && _text[_position] is ';'
                    ? Here.Unsupported("more than one option inside `$select`")
                    : Here.Error("A closing parenthesis is missing.");
            }

            return;
        }

        _chosen |= leaves;
    }

    private void ReadOption()
    {
        SkipSpace();
        var at = Here;
        var name = ReadName();
        if (!name.Equals(Nested, StringComparison.OrdinalIgnoreCase) || !Take('='))
        {
            throw name.StartsWith('$') && !name.Equals(Nested, StringComparison.OrdinalIgnoreCase)
                ? at.Unsupported($"`{Excerpt.Of(name)}` inside `$select`")
                : at.Error($"`{Nested}=` is expected.", "Write `audit($select=created)`.");
        }
    }

    private string ReadName()
    {
        var start = _position;
        var length = _text.AsSpan(start).IndexOfAny(EndOfName);
        _position = length < 0 ? _text.Length : start + length;
        return _text[start.._position];
    }

    private bool Take(char wanted)
    {
        SkipSpace();
        if (_position >= _text.Length || _text[_position] != wanted)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t')
        {
            _position++;
        }
    }
}
