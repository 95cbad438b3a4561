namespace Commerce.Query.Rql;

/// <summary>Checks what was read against the fields: paths exist and may be used so, values have their types.</summary>
internal sealed class RqlConditions(RqlReader reader)
{
    public Filter Compare(RqlOperand left, Comparison comparison, RqlOperand right, FieldSet fields)
    {
        var use = comparison is Comparison.Equal or Comparison.NotEqual ? FilterUse.Equality : FilterUse.Range;
        var operation = Name(comparison);
        var field = Resolve(left, operation, use, fields);
        if (right.Kind == RqlOperandKind.Self)
        {
            var other = Resolve(right, operation, use, fields);
            return AreComparable(field, other)
                ? new Filter.Compare(new Scalar.Column(field), comparison, new Scalar.Column(other))
                : throw reader.Error(
                    right.Position, "Unsupported argument type.", "The two fields are of different types.", right.Text);
        }

        if (right.Kind == RqlOperandKind.Null && use == FilterUse.Range)
        {
            throw reader.Error(
                left.Position, $"Operator '{operation}' is not permitted", "Nothing is before or behind null().",
                left.Text);
        }

        return new Filter.Compare(new Scalar.Column(field), comparison, Constant(field, right));
    }

    public Filter Match(RqlOperand left, RqlOperand right, bool ignoresCase, FieldSet fields)
    {
        var field = Resolve(left, ignoresCase ? "ILike" : "Like", FilterUse.Text, fields);
        if (field.Type != FieldType.Text || right.Kind is RqlOperandKind.Self or RqlOperandKind.Null)
        {
            throw reader.Error(right.Position, "Unsupported argument type.", "A pattern is a text.", left.Text);
        }

        var pattern = RqlPattern.Parse(right.Text);
        var text = new Scalar.Column(field);
        var needle = new Scalar.Constant(pattern.Needle, FieldType.Text);
        if (pattern.Kind == MatchKind.Equals && !ignoresCase)
        {
            return new Filter.Compare(text, Comparison.Equal, needle);
        }

        return Trigrams.Refusal(text, pattern.Kind, pattern.Needle) is { } hint
            ? throw reader.Error(right.Position, Trigrams.TooShort, hint, left.Text)
            : new Filter.Match(text, pattern.Kind, needle, ignoresCase);
    }

    public Filter.In In(RqlOperand left, string operation, List<RqlOperand> values, FieldSet fields)
    {
        var field = Resolve(left, operation, FilterUse.Equality, fields);
        return new Filter.In(new Scalar.Column(field), [.. values.Select(value => Constant(field, value))]);
    }

    public CollectionField Collection(RqlOperand path, string operation, FieldSet fields)
    {
        if (fields.FindCollection(path.Text) is { } found)
        {
            return found;
        }

        throw fields.Below(path.Text) != 0
            ? reader.Error(path.Position, $"Operator '{operation}' is not permitted", "It is no collection.", path.Text)
            : reader.Error(
                path.Position, "Invalid property path.",
                Nearest.Of(path.Text, fields.Collections.Select(collection => collection.Path)) is { } near
                    ? $"Did you mean `{near}`?"
                    : null,
                path.Text);
    }

    private Field Resolve(RqlOperand path, string operation, FilterUse use, FieldSet fields)
    {
        if (path.Kind is RqlOperandKind.Null or RqlOperandKind.Empty)
        {
            throw reader.Error(path.Position, "Unsupported argument type.", "The first argument is a path.");
        }

        var field = fields.Find(path.Text);
        var isElement = path.Kind == RqlOperandKind.Self && path.Text.Length == 0;
        if (field is null && !isElement && fields.Below(path.Text) == 0)
        {
            throw reader.Error(path.Position, "Invalid property path.", Hint(path.Text, fields), path.Text);
        }

        if (field is { Filter: FilterUse.None })
        {
            throw reader.Error(path.Position, "Filtering is not permitted.", subject: path.Text);
        }

        return field is not null && field.Filter.HasFlag(use)
            ? field
            : throw reader.Error(
                path.Position, $"Operator '{operation}' is not permitted",
                field is null ? "It is an object: name one of its properties." : null, path.Text);
    }

    private Scalar.Constant Constant(Field field, RqlOperand value)
    {
        var constant = value.Kind switch
        {
            RqlOperandKind.Self => throw reader.Error(value.Position, "Unsupported argument type."),
            RqlOperandKind.Null => field.IsNullable
                ? null
                : throw reader.Error(
                    value.Position, "Cannot compare non nullable property with null", subject: field.Path),
            RqlOperandKind.Empty => field.Type == FieldType.Text ? "" : throw NotConverted(field, value),
            RqlOperandKind.Text => Literal.Parse(field, value.Text) ?? throw NotConverted(field, value),
        };
        return new Scalar.Constant(constant, field.Type);
    }

    private QueryException NotConverted(Field field, RqlOperand value) => reader.Error(
        value.Position, $"Cannot convert value: '{Excerpt.Of(value.Text)}'.",
        field.Names.Count > 0 ? $"Known here: {string.Join(", ", field.Names)}." : null, field.Path);

    private static string? Hint(string path, FieldSet fields) =>
        fields.Collections.FirstOrDefault(collection =>
            path.Split('.', 2)[0].Equals(collection.Path, StringComparison.OrdinalIgnoreCase)) is { } collection
            ? $"Ask about a collection with `any({collection.Path},…)` or `all({collection.Path},…)`."
            : fields.Suggest(path);

    private static bool AreComparable(Field one, Field other) =>
        one.Type == other.Type && one.Columns.Count == other.Columns.Count && one.Names.SequenceEqual(other.Names);

    private static string Name(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "Eq",
        Comparison.NotEqual => "Ne",
        Comparison.Greater => "Gt",
        Comparison.GreaterOrEqual => "Ge",
        Comparison.Less => "Lt",
        Comparison.LessOrEqual => "Le",
    };
}
