using System.Diagnostics;
using System.Globalization;
using Commerce.Query.Tests.Samples;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Commerce.Query.Tests.OData;

/// <summary>
/// Microsoft's reading of a filter over the sample messages, as a tree of ours. What only looks different is given our
/// form: a boolean alone and a condition beside true or false, an id and a name (their model has texts), a date beside
/// a time (they convert it later), a text lowered and looked into.
/// </summary>
internal static class OracleTree
{
    /// <exception cref="ODataException">It is refused.</exception>
    public static Filter Of(string filter)
    {
        var options = new Dictionary<string, string> { ["$filter"] = filter };
        var parser = new ODataQueryOptionParser(OracleModel.Model, OracleModel.Message, null, options)
        {
            Resolver = new StringAsEnumResolver { EnableCaseInsensitive = true },
        };
        return Condition(parser.ParseFilter().Expression);
    }

    private static Filter Condition(QueryNode node) => node switch
    {
        ConvertNode convert => Condition(convert.Source),
        ConstantNode { Value: bool value } => new Filter.Always(value),
        SingleValuePropertyAccessNode property => new Filter.Compare(
            Value(property), Comparison.Equal, new Scalar.Constant(true, FieldType.Boolean)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and =>
            new Filter.And(Condition(and.Left), Condition(and.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or =>
            new Filter.Or(Condition(or.Left), Condition(or.Right)),
        BinaryOperatorNode { Right: ConstantNode { Value: bool truth } } binary when IsCondition(binary.Left) =>
            truth == binary.OperatorKind is BinaryOperatorKind.Equal
                ? Condition(binary.Left)
                : new Filter.Not(Condition(binary.Left)),
        BinaryOperatorNode { Left: ConstantNode { Value: bool truth } } binary when IsCondition(binary.Right) =>
            truth == binary.OperatorKind is BinaryOperatorKind.Equal
                ? Condition(binary.Right)
                : new Filter.Not(Condition(binary.Right)),
        BinaryOperatorNode binary => Compare(binary),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => new Filter.Not(Condition(not.Operand)),
        InNode list when Value(list.Left) is var value => new Filter.In(
            value, [.. ((CollectionConstantNode)list.Right).Collection.Select(item => Like(value, Constant(item.Value)))]),
        SingleValueFunctionCallNode call => Match(
            Value(call.Parameters.First()), Enum.Parse<MatchKind>(call.Name, ignoreCase: true),
            Value(call.Parameters.Last())),
        ParameterAliasNode => throw new ODataException("No alias has a value here."),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static Filter.Compare Compare(BinaryOperatorNode binary)
    {
        var (left, right) = (Value(binary.Left), Value(binary.Right));
        var comparison = Enum.Parse<Comparison>(binary.OperatorKind.ToString()
            .Replace("Than", "", StringComparison.Ordinal));
        return left is Scalar.Constant literal && right is not Scalar.Constant
            ? new Filter.Compare(right, Mirror(comparison), Like(right, literal))
            : new Filter.Compare(left, comparison, right is Scalar.Constant constant ? Like(left, constant) : right);
    }

    private static bool IsCondition(QueryNode node) => node is UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not }
        || (node is SingleValueFunctionCallNode call && Enum.TryParse<MatchKind>(call.Name, ignoreCase: true, out _))
        || (node is BinaryOperatorNode binary && binary.TypeReference.IsBoolean());

    private static Scalar.Constant Like(Scalar value, Scalar.Constant constant) => (value, constant.Value) switch
    {
        (Scalar.Column { Field: { Type: FieldType.Id or FieldType.Enumeration } field }, string text) =>
            new Scalar.Constant(Literal.Parse(field, int.TryParse(text, out var i) ? field.Names[i] : text), field.Type),
        (Scalar.Column { Type: FieldType.Time }, DateOnly date) =>
            new Scalar.Constant(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), FieldType.Time),
        _ => constant,
    };

    private static Filter.Match Match(Scalar text, MatchKind kind, Scalar needle) => (text, needle) switch
    {
        (Scalar.Call { Function: Function.ToLower } call, Scalar.Constant { Value: string wanted })
            when !wanted.Any(char.IsUpper) => new Filter.Match(call.Arguments[0], kind, needle, true),
        (Scalar.Call { Function: Function.ToUpper } call, Scalar.Constant { Value: string wanted })
            when !wanted.Any(char.IsLower) => new Filter.Match(call.Arguments[0], kind, needle, true),
        _ => new Filter.Match(text, kind, needle, false),
    };

    private static Comparison Mirror(Comparison comparison) => comparison switch
    {
        Comparison.Equal or Comparison.NotEqual => comparison,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
    };

    private static Scalar Value(QueryNode node) => node switch
    {
        ConvertNode convert => Value(convert.Source),
        ConstantNode constant => Constant(constant.Value),
        SingleValuePropertyAccessNode or SingleComplexNode => new Scalar.Column(
            SampleFields.Messages.Find(Path(node)) ?? throw new UnreachableException(Path(node))),
        SingleValueFunctionCallNode call => new Scalar.Call(
            Enum.Parse<Function>(call.Name, ignoreCase: true), [.. call.Parameters.Select(Value)]),
        BinaryOperatorNode binary => new Scalar.Call(Operator(binary), [Value(binary.Left), Value(binary.Right)]),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negate =>
            new Scalar.Call(Function.Subtract, [Constant(0), Value(negate.Operand)]),
        ParameterAliasNode => throw new ODataException("No alias has a value here."),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static Function Operator(BinaryOperatorNode binary) =>
        binary.OperatorKind is BinaryOperatorKind.Divide && binary.TypeReference.IsIntegral()
            ? Function.IntegerDivide
            : Enum.Parse<Function>(binary.OperatorKind.ToString());

    private static string Path(QueryNode node) => node switch
    {
        SingleValuePropertyAccessNode { Source: SingleComplexNode outer } property =>
            $"{Path(outer)}.{property.Property.Name}",
        SingleValuePropertyAccessNode property => property.Property.Name,
        SingleComplexNode { Source: SingleComplexNode outer } inner => $"{Path(outer)}.{inner.Property.Name}",
        SingleComplexNode complex => complex.Property.Name,
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static Scalar.Constant Constant(object? value) => value switch
    {
        null => new Scalar.Constant(null, FieldType.Text),
        string text => new Scalar.Constant(text, FieldType.Text),
        bool truth => new Scalar.Constant(truth, FieldType.Boolean),
        int or long => new Scalar.Constant(Convert.ToInt64(value, CultureInfo.InvariantCulture), FieldType.Number),
        double or float when double.IsInfinity(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            new Scalar.Constant(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), FieldType.Enumeration),
        decimal or float or double => new Scalar.Constant(
            Convert.ToDecimal(value, CultureInfo.InvariantCulture), FieldType.Fraction),
        DateTimeOffset => new Scalar.Constant(value, FieldType.Time),
        Date date => new Scalar.Constant(new DateOnly(date.Year, date.Month, date.Day), FieldType.Date),
        TimeSpan => new Scalar.Constant(value, FieldType.Duration),
        ODataEnumValue name => new Scalar.Constant(name.Value, FieldType.Text),
        _ => throw new UnreachableException(value.GetType().Name),
    };
}
