namespace Commerce.Query.Rql;

/// <summary>
/// The grammar: <c>,</c> and <c>&amp;</c> join tighter than <c>;</c> and <c>|</c>. Between the arguments of a function
/// the comma separates, so that <c>or(a=1&amp;b=2,c=3)</c> has two arguments.
/// </summary>
internal sealed class RqlParser(RqlReader reader)
{
    private readonly RqlConditions _conditions = new(reader);
    private readonly RqlComparisons _comparisons = new(reader);
    private int _depth;
    private int _nodes;

    public Filter Parse(FieldSet fields)
    {
        var filter = Alternatives(fields, commaJoins: true);
        reader.End();

        // An `or` around an `and` needs no parentheses as it is written, but the tree and its text are deeper by one.
        return RqlDepth.Of(filter) <= QueryLimits.FilterDepth ? filter : throw TooDeep(0);
    }

    private Filter Alternatives(FieldSet fields, bool commaJoins)
    {
        var filter = Conjunction(fields, commaJoins);
        while (reader.Take('|') || reader.Take(';'))
        {
            filter = Counted(new Filter.Or(filter, Conjunction(fields, commaJoins)));
        }

        return filter;
    }

    private Filter Conjunction(FieldSet fields, bool commaJoins)
    {
        var filter = Item(fields);
        while (reader.Take('&') || (commaJoins && reader.Take(',')))
        {
            filter = Counted(new Filter.And(filter, Item(fields)));
        }

        return filter;
    }

    private Filter Item(FieldSet fields)
    {
        var start = reader.Position;
        if (reader.Take('('))
        {
            return Group(fields, start);
        }

        var token = reader.Name();
        if (!token.IsQuoted && reader.Take('('))
        {
            return Function(token, fields);
        }

        return !token.IsMissing && reader.Take('=')
            ? Shortcut(token, fields)
            : throw reader.Error(
                start, "Expression expected.", "A condition is written `path=value` or `eq(path,value)`.");
    }

    private Filter Group(FieldSet fields, int start)
    {
        Enter(start);
        if (reader.IsAt(')'))
        {
            throw reader.Error(start, "Expression group cannot be empty.");
        }

        var filter = Alternatives(fields, commaJoins: true);
        Leave();
        return filter;
    }

    private Filter Shortcut(RqlToken path, FieldSet fields)
    {
        var left = new RqlOperand(RqlOperandKind.Text, path.Text, path.Position);
        var start = reader.Position;
        var isQuoted = reader.IsAt('\'') || reader.IsAt('"');
        var value = reader.IsAtEnd || reader.IsAt('=') ? default : reader.Operand(isName: false);
        if (value.Text is null || (!isQuoted && value.Kind == RqlOperandKind.Text && value.Text.Contains('=')))
        {
            throw reader.Error(
                start, "Invalid equals shortcut expression",
                "It is written `path=value`; a value that holds `=` is quoted, and an empty one is `empty()`.",
                path.Text);
        }

        return Counted(_conditions.Compare(left, Comparison.Equal, value, fields));
    }

    private Filter Function(RqlToken name, FieldSet fields) => name.Text.ToUpperInvariant() switch
    {
        "AND" => Junction(name, fields, (left, right) => new Filter.And(left, right)),
        "OR" => Junction(name, fields, (left, right) => new Filter.Or(left, right)),
        "NOT" => Negation(name, fields),
        "ANY" => Any(name, fields),
        "ALL" => All(name, fields),
        "SELF" or "NULL" or "EMPTY" => throw reader.Error(name.Position, "Expression expected.", subject: name.Text),
        _ => Counted(_comparisons.Read(name, fields) ?? throw reader.Unknown(name)),
    };

    private Filter Junction(RqlToken name, FieldSet fields, Func<Filter, Filter, Filter> join)
    {
        if (reader.IsAt(')'))
        {
            throw reader.Error(name.Position, "Expression group cannot be empty.", subject: name.Text);
        }

        Enter(name.Position);
        var filter = Alternatives(fields, commaJoins: false);
        while (reader.Take(','))
        {
            filter = Counted(join(filter, Alternatives(fields, commaJoins: false)));
        }

        Leave();
        return filter;
    }

    private Filter Negation(RqlToken name, FieldSet fields)
    {
        Enter(name.Position);
        var operand = reader.IsAt(')') ? null : Alternatives(fields, commaJoins: false);
        if (operand is null || reader.IsAt(','))
        {
            throw reader.Error(name.Position, "Unary expression must have 1 argument", subject: name.Text);
        }

        Leave();
        return Counted(new Filter.Not(operand));
    }

    private Filter Any(RqlToken name, FieldSet fields)
    {
        var collection = Collection(name, fields, "Any");
        Enter(name.Position);
        var condition = reader.Take(',') ? Alternatives(collection.Fields, commaJoins: false) : null;
        if (reader.IsAt(','))
        {
            throw reader.Error(name.Position, "any() function must have 1 or 2 arguments", subject: name.Text);
        }

        Leave();
        return Counted(new Filter.Any(collection, condition));
    }

    private Filter All(RqlToken name, FieldSet fields)
    {
        var collection = Collection(name, fields, "All");
        Enter(name.Position);
        var condition = reader.Take(',') ? Alternatives(collection.Fields, commaJoins: false) : null;
        if (reader.IsAt(',') || (condition is null && reader.IsAt(')')))
        {
            throw reader.Error(name.Position, "all() function must have 2 arguments", subject: name.Text);
        }

        Leave();
        return Counted(new Filter.All(collection, condition!));
    }

    private CollectionField Collection(RqlToken name, FieldSet fields, string operation) => reader.IsAt(')')
        ? throw reader.Error(
            name.Position, "Collection expression must have at least 1 argument", subject: name.Text)
        : _conditions.Collection(reader.Operand(isName: true), operation, fields);

    private void Enter(int position)
    {
        if (++_depth > QueryLimits.FilterDepth)
        {
            throw TooDeep(position);
        }
    }

    private void Leave()
    {
        reader.Close();
        _depth--;
    }

    private Filter Counted(Filter filter) => ++_nodes <= QueryLimits.FilterNodes
        ? filter
        : throw reader.Error(reader.Position, $"More than {QueryLimits.FilterNodes} comparisons and operators.");

    private QueryException TooDeep(int position) =>
        reader.Error(position, $"More than {QueryLimits.FilterDepth} expressions inside one another.");
}
