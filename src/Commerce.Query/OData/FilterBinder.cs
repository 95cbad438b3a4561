using System.Diagnostics;

namespace Commerce.Query.OData;

/// <summary>Gives names and types to what is a condition, and asks each field for permission.</summary>
internal sealed class FilterBinder(Scope scope)
{
    private readonly ScalarBinder _scalars = new(scope);

    public Filter Bind(Expression expression) => expression switch
    {
        Expression.Binary { Operator: Operator.And } and => new Filter.And(Bind(and.Left), Bind(and.Right)),
        Expression.Binary { Operator: Operator.Or } or => new Filter.Or(Bind(or.Left), Bind(or.Right)),
        Expression.Binary { Operator: Operator.In } list => In(list),
        Expression.Binary { Operator: <= Operator.Le } binary => Compare(binary),
        Expression.Not not => new Filter.Not(Bind(not.Operand)),
        Expression.Lambda lambda => Lambda(lambda),
        Expression.Call call when Signature.Match(call.Name) is { } kind => Match(call, kind),
        Expression.Literal { Kind: LiteralKind.Boolean } literal
            => new Filter.Always((bool)Constants.Natural(literal).Value!),
        Expression.Path path => Truth(path),
        _ => throw NoCondition(expression),
    };

    private QueryException NoCondition(Expression expression)
    {
        // What is wrong inside comes first.
        if (expression is not Expression.Literal)
        {
            _scalars.Bind(expression);
        }

        return expression.At.Error("A condition is expected, not a value.");
    }

    private Filter.Compare Truth(Expression.Path path)
    {
        var column = scope.Column(path.At, path.Text);
        if (column.Type is not FieldType.Boolean)
        {
            throw path.At.Error("A condition is expected, not a value.");
        }

        Permission.Demand(path.At, column, FilterUse.Equality, nameof(Operator.Eq));
        return new Filter.Compare(column, Comparison.Equal, new Scalar.Constant(true, FieldType.Boolean));
    }

    private Filter Lambda(Expression.Lambda lambda)
    {
        var of = scope.Collection(lambda.At, lambda.Of);
        var condition = lambda.Condition is null
            ? null
            : new FilterBinder(new Scope(of.Fields, lambda.Variable)).Bind(lambda.Condition);
        return lambda.IsAll ? new Filter.All(of, condition!) : new Filter.Any(of, condition);
    }

    private Filter.Match Match(Expression.Call call, MatchKind kind)
    {
        Signature.Count(call, 2, 2);
        var text = _scalars.Text(call.Arguments[0], kind.ToString());
        var needle = _scalars.Text(call.Arguments[1], kind.ToString());
        if (needle is Scalar.Constant { Value: string sought } && Trigrams.Refusal(text, kind, sought) is { } hint)
        {
            throw call.Arguments[1].At.Error(Trigrams.TooShort, hint);
        }

        // A lower-case text in a lowered one is that text in any case, which an index answers. A needle of another case
        // is never found, and stays as it is.
        return (text, needle) switch
        {
            (Scalar.Call { Function: Function.ToLower } lower, Scalar.Constant { Value: string wanted })
                when Is(wanted, wanted.ToLowerInvariant()) => new Filter.Match(lower.Arguments[0], kind, needle, true),
            (Scalar.Call { Function: Function.ToUpper } upper, Scalar.Constant { Value: string wanted })
                when Is(wanted, wanted.ToUpperInvariant()) => new Filter.Match(upper.Arguments[0], kind, needle, true),
            _ => new Filter.Match(text, kind, needle, false),
        };
    }

    private Filter.In In(Expression.Binary binary)
    {
        if (binary.Left is Expression.Literal)
        {
            throw binary.Left.At.Error("A field is expected before `in`.");
        }

        var left = _scalars.Bind(binary.Left);
        Permission.Demand(binary.Left.At, left, FilterUse.Equality, nameof(Operator.In));
        var values = new List<Scalar.Constant>();
        foreach (var item in ((Expression.List)binary.Right).Items)
        {
            var literal = item as Expression.Literal ?? throw item.At.Error("A value is expected in a list.");

            // No whole number is equal to one that is none.
            if (left.Type is not FieldType.Number || literal.Kind is not LiteralKind.Number
                || NumberLiteral.Parse(literal.Text) is { IsWhole: true })
            {
                values.Add(Constants.Convert(literal, left));
            }
        }

        return new Filter.In(left, values);
    }

    private Filter Compare(Expression.Binary binary)
    {
        var (left, word, right) = (binary.Left, binary.Operator, binary.Right);
        if (left is Expression.Literal)
        {
            (left, word, right) = (right, Operators.Mirror(word), left);
        }

        var comparison = Operators.Comparison(word) ?? throw new UnreachableException();
        return right switch
        {
            Expression.Literal one when left is Expression.Literal other => Folding.Compare(other, comparison, one),
            Expression.Literal { Kind: LiteralKind.Boolean } truth when IsCondition(left)
                => Truth(binary.At, Bind(left), comparison, (bool)Constants.Natural(truth).Value!),
            Expression.Literal literal => WithLiteral(left, word, comparison, literal),
            _ => Between(binary, comparison),
        };
    }

    private Filter WithLiteral(Expression at, Operator word, Comparison comparison, Expression.Literal literal)
    {
        var left = _scalars.Bind(at);
        Permission.Demand(at.At, left, Permission.Of(comparison), word.ToString());
        if (left.Type is not FieldType.Number || literal.Kind is not LiteralKind.Number)
        {
            return new Filter.Compare(left, comparison, Constants.Convert(literal, left));
        }

        // Sums and products are exact, and may be beyond every 64-bit number as the literal is.
        var number = NumberLiteral.Parse(literal.Text)!.Value;
        return number.Beyond != 0 && left is Scalar.Call { Function: >= Function.Add }
            ? new Filter.Compare(left, comparison, Constants.Convert(literal, FieldType.Fraction))
            : WholeNumbers.Compare(left, comparison, number);
    }

    private Filter.Compare Between(Expression.Binary binary, Comparison comparison)
    {
        var left = _scalars.Bind(binary.Left);
        var right = _scalars.Bind(binary.Right);
        Permission.Demand(binary.Left.At, left, Permission.Of(comparison), binary.Operator.ToString());
        Permission.Demand(binary.Right.At, right, Permission.Of(comparison), binary.Operator.ToString());
        return Folding.AreComparable(left, right)
            ? new Filter.Compare(left, comparison, right)
            : throw ScalarBinder.Mismatch(binary.At, left.Type, right.Type);
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.Ordinal);

    private static bool IsCondition(Expression one) => one is Expression.Not or Expression.Lambda
        || one is Expression.Binary { Operator: < Operator.Add }
        || (one is Expression.Call call && Signature.Match(call.Name) is not null);

    private static Filter Truth(Place at, Filter condition, Comparison comparison, bool value) =>
        Permission.Of(comparison) is not FilterUse.Equality || !Folding.IsCertain(condition)
            ? throw at.Unsupported("a comparison of that condition with true or false")
            : comparison is Comparison.Equal == value ? condition : new Filter.Not(condition);
}
