namespace Commerce.Query.OData;

/// <summary>What the parsers of one filter and of its aliases share: the budget, and each alias read once.</summary>
/// <param name="aliases">Texts by name, the leading <c>@</c> included.</param>
internal sealed class ParserState(IReadOnlyDictionary<string, string> aliases)
{
    private readonly Dictionary<string, Expression> _read = [];
    private readonly Dictionary<string, int> _costs = [];
    private readonly HashSet<string> _open = [];
    private int _nodes;

    public void Spend(Place at, int nodes = 1)
    {
        // An alias that doubles another costs what it stands for, however short its text.
        _nodes += nodes;
        if (_nodes > QueryLimits.FilterNodes)
        {
            throw at.Error($"More than {QueryLimits.FilterNodes} operators and functions.");
        }
    }

    /// <summary>What an alias stands for. One without a value is null, says OData.</summary>
    public Expression Resolve(Place at, string name, int depth)
    {
        if (_read.TryGetValue(name, out var read))
        {
            Spend(at, _costs[name]);
            return read;
        }

        if (!aliases.TryGetValue(name, out var text))
        {
            return new Expression.Literal(at, LiteralKind.Null, "null");
        }

        if (!_open.Add(name))
        {
            throw at.Error($"The alias `{Excerpt.Of(name)}` stands for itself.");
        }

        var before = _nodes;
        read = new ExpressionParser(this, name, text, depth).ParseWhole();
        _open.Remove(name);
        _costs[name] = _nodes - before;
        return _read[name] = read;
    }
}
