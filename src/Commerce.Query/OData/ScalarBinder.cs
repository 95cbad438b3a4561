namespace Commerce.Query.OData;

/// <summary>Gives names and types to what is a value.</summary>
internal sealed class ScalarBinder(Scope scope)
{
    public Scalar Bind(Expression expression) => expression switch
    {
        Expression.Literal literal => Constants.Natural(literal),
        Expression.Path path => scope.Column(path.At, path.Text),
        Expression.Call call => Call(call),
        Expression.Negate negate => Negate(negate),
        Expression.Binary { Operator: >= Operator.Add } binary => Arithmetic(binary),
        Expression.List list => throw list.At.Error("A list stands only behind `in`."),
        _ => throw expression.At.Error("A value is expected, not a condition."),
    };

    /// <summary>A text; literals and functions need no permission.</summary>
    public Scalar Text(Expression expression, string function) => Argument(expression, FieldType.Text, function);

    private Scalar Call(Expression.Call call)
    {
        if (Signature.Match(call.Name) is not null)
        {
            throw call.At.Error("A value is expected, not a condition.");
        }

        var signature = Signature.Find(call);
        Signature.Count(call, signature.Required, signature.Parameters.Count);
        var arguments = call.Arguments
            .Select((argument, i) => Argument(argument, signature.Parameters[i], signature.Function.ToString()))
            .ToList();
        return (signature.Function, arguments) switch
        {
            (Function.ToLower, [Scalar.Constant { Value: string text }])
                => new Scalar.Constant(text.ToLowerInvariant(), FieldType.Text),
            (Function.ToUpper, [Scalar.Constant { Value: string text }])
                => new Scalar.Constant(text.ToUpperInvariant(), FieldType.Text),
            (Function.Substring, _)
                when arguments.FindIndex(one => one is Scalar.Constant { Value: < 0L }) is var i and > 0
                => throw call.Arguments[i].At.Error("A whole number of at least 0 is expected."),
            _ => new Scalar.Call(signature.Function, arguments),
        };
    }

    private Scalar Argument(Expression expression, FieldType wanted, string function)
    {
        if (expression is Expression.Literal literal)
        {
            return Constants.Convert(literal, wanted);
        }

        var value = Bind(expression);
        var use = wanted is FieldType.Text ? FilterUse.Text : FilterUse.Range;
        Permission.Demand(expression.At, value, use, function);
        var fits = value.Type == wanted
            || (wanted is FieldType.Time && value.Type is FieldType.Date && function is "Year" or "Month" or "Day");
        return fits ? value : throw Mismatch(expression.At, value.Type, wanted);
    }

    private Scalar.Call Negate(Expression.Negate negate)
    {
        var value = Bind(negate.Operand);
        Permission.Demand(negate.Operand.At, value, FilterUse.Range, "Negate");
        return value.Type switch
        {
            FieldType.Number => new Scalar.Call(
                Function.Subtract, [new Scalar.Constant(0L, FieldType.Number), value]),
            FieldType.Fraction => new Scalar.Call(
                Function.Subtract, [new Scalar.Constant(0m, FieldType.Fraction), value]),
            _ => throw Mismatch(negate.Operand.At, value.Type, FieldType.Number),
        };
    }

    private Scalar.Call Arithmetic(Expression.Binary binary)
    {
        var left = Operand(binary.Left, binary.Operator);
        var right = left.Type is FieldType.Time or FieldType.Date or FieldType.Duration
            && binary.Right is Expression.Literal literal
                ? Constants.Convert(literal, FieldType.Duration)
                : Operand(binary.Right, binary.Operator);
        var function = binary.Operator switch
        {
            Operator.Add => Function.Add,
            Operator.Sub => Function.Subtract,
            Operator.Mul => Function.Multiply,
            // Whole numbers are divided without a fraction (OData 4.01, URL conventions, 5.1.1.2.4), unless by `divby`.
            Operator.Div when left.Type is FieldType.Number && right.Type is FieldType.Number
                => Function.IntegerDivide,
            Operator.Div or Operator.DivBy => Function.Divide,
            _ => Function.Modulo,
        };
        var fits = IsNumber(left.Type)
            ? IsNumber(right.Type)
            : left.Type is FieldType.Time or FieldType.Date or FieldType.Duration
                && right.Type is FieldType.Duration && function is Function.Add or Function.Subtract;
        if (!fits)
        {
            throw Mismatch(binary.At, right.Type, left.Type);
        }

        return function is Function.Divide or Function.IntegerDivide or Function.Modulo && right is Scalar.Constant { Value: 0L or 0m }
            ? throw binary.At.Error("Division by zero.")
            : new Scalar.Call(function, [left, right]);
    }

    private Scalar Operand(Expression expression, Operator name)
    {
        var value = expression is Expression.Literal { Kind: LiteralKind.Null } literal
            ? throw Constants.Refused(literal)
            : Bind(expression);
        Permission.Demand(expression.At, value, FilterUse.Range, name.ToString());
        return value;
    }

    public static bool IsNumber(FieldType type) => type is FieldType.Number or FieldType.Fraction;

    public static QueryException Mismatch(Place at, FieldType one, FieldType other) =>
        at.Error($"The types do not fit: {one} and {other}.");
}
