namespace Commerce.Query.Rql;

/// <summary>Reads the calls that hold a path and values, but no condition.</summary>
internal sealed class RqlComparisons(RqlReader reader)
{
    private readonly RqlConditions _conditions = new(reader);

    /// <summary>The comparison behind a name and its opening parenthesis; null where the name is none.</summary>
    public Filter? Read(RqlToken name, FieldSet fields) => name.Text.ToUpperInvariant() switch
    {
        "EQ" => Compare(name, Comparison.Equal, fields),
        "NE" => Compare(name, Comparison.NotEqual, fields),
        "GT" => Compare(name, Comparison.Greater, fields),
        "GE" or "GTE" => Compare(name, Comparison.GreaterOrEqual, fields),
        "LT" => Compare(name, Comparison.Less, fields),
        "LE" or "LTE" => Compare(name, Comparison.LessOrEqual, fields),
        "LIKE" => Match(name, fields, ignoresCase: false),
        "ILIKE" => Match(name, fields, ignoresCase: true),
        "IN" => List(name, fields, "In"),
        "OUT" => new Filter.Not(List(name, fields, "Out")),
        _ => null,
    };

    private Filter Compare(RqlToken name, Comparison comparison, FieldSet fields)
    {
        var left = Left(name);
        var right = reader.Operand(isName: false);
        Close(name);
        return _conditions.Compare(left, comparison, right, fields);
    }

    private Filter Match(RqlToken name, FieldSet fields, bool ignoresCase)
    {
        var left = Left(name);
        var right = reader.Operand(isName: false);
        Close(name);
        return _conditions.Match(left, right, ignoresCase, fields);
    }

    private Filter.In List(RqlToken name, FieldSet fields, string operation)
    {
        var left = Left(name);
        var start = reader.Position;
        var values = new List<RqlOperand>();
        if (!reader.Take('('))
        {
            values.Add(reader.Operand(isName: false));
        }
        else
        {
            ReadValues(values);
            reader.Close();
        }

        Close(name);
        return values.Count > 0
            ? _conditions.In(left, operation, values, fields)
            : throw reader.Error(start, "Value has to be a non empty array.", subject: left.Text);
    }

    private void ReadValues(List<RqlOperand> values)
    {
        if (reader.IsAt(')'))
        {
            return;
        }

        do
        {
            values.Add(reader.Operand(isName: false));
            if (values.Count > QueryLimits.ListValues)
            {
                throw reader.Error(values[^1].Position, $"More than {QueryLimits.ListValues} values in a list.");
            }
        }
        while (reader.Take(','));
    }

    private RqlOperand Left(RqlToken name)
    {
        if (reader.IsAt(')'))
        {
            throw Arity(name);
        }

        var left = reader.Operand(isName: true);
        if (reader.Take(','))
        {
            return left;
        }

        throw reader.IsAt(')') ? Arity(name)
            : reader.IsAtEnd ? reader.Error(reader.Position, "A closing parenthesis is missing.")
            : reader.Error(left.Position, "Unsupported argument type.", "The first argument is a path.", name.Text);
    }

    private void Close(RqlToken name)
    {
        if (reader.IsAt(','))
        {
            throw Arity(name);
        }

        reader.Close();
    }

    private QueryException Arity(RqlToken name) => reader.Error(
        name.Position, "Binary expression must have 2 arguments", subject: name.Text);
}
