using System.Diagnostics;
using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Commerce.Query.Tests.OData;

/// <summary>Microsoft's reading of a filter over messages, written as <see cref="FilterText"/> writes ours.</summary>
internal static class OracleText
{
    private static readonly EdmModel Model = new();

    private static readonly EdmEntityType Message = Entity();

    public static string Of(string filter)
    {
        var options = new Dictionary<string, string> { ["$filter"] = filter };
        var parser = new ODataQueryOptionParser(Model, Message, null, options)
        {
            Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
        };
        return Condition(parser.ParseFilter().Expression);
    }

    /// <summary>A boolean alone stands for its comparison with true.</summary>
    private static string Condition(QueryNode node) => node switch
    {
        ConvertNode convert => Condition(convert.Source),
        SingleValuePropertyAccessNode property => $"eq({Value(property)}, true)",
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both =>
            $"{Word(both.OperatorKind)}({Condition(both.Left)}, {Condition(both.Right)})",
        BinaryOperatorNode binary => Compare(binary),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => $"not({Condition(not.Operand)})",
        _ => Value(node),
    };

    private static string Compare(BinaryOperatorNode binary)
    {
        var (left, right, word) = (binary.Left, binary.Right, Word(binary.OperatorKind));
        return IsConstant(left) && !IsConstant(right)
            ? $"{Mirror(word)}({Value(right)}, {Value(left)})"
            : $"{word}({Value(left)}, {Value(right)})";
    }

    private static string Mirror(string word) => word switch
    {
        "gt" => "lt",
        "ge" => "le",
        "lt" => "gt",
        "le" => "ge",
        _ => word,
    };

    private static bool IsConstant(QueryNode node) =>
        node is ConstantNode || (node is ConvertNode { Source: var source } && IsConstant(source));

    private static string Value(QueryNode node) => node switch
    {
        ConvertNode convert => Value(convert.Source),
        ConstantNode constant => Constant(constant.Value),
        SingleValuePropertyAccessNode { Source: SingleComplexNode outer } property =>
            $"{Value(outer)}.{property.Property.Name}",
        SingleValuePropertyAccessNode property => property.Property.Name,
        SingleComplexNode { Source: SingleComplexNode outer } inner => $"{Value(outer)}.{inner.Property.Name}",
        SingleComplexNode complex => complex.Property.Name,
        SingleValueFunctionCallNode call => $"{call.Name}({string.Join(", ", call.Parameters.Select(Value))})",
        BinaryOperatorNode binary => $"{Word(binary.OperatorKind)}({Value(binary.Left)}, {Value(binary.Right)})",
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negate => $"subtract(0, {Value(negate.Operand)})",
        InNode list =>
            $"in({Value(list.Left)}, {Values((CollectionConstantNode)list.Right)})",
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static string Values(CollectionConstantNode list) => string.Join(", ", list.Collection.Select(Value));

    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool truth => truth ? "true" : "false",
        int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime()
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        Date date => $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}",
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        ODataEnumValue { Value: "0" } => "'User'",
        ODataEnumValue { Value: "1" } => "'System'",
        ODataEnumValue name => $"'{name.Value}'",
        _ => throw new UnreachableException(value.GetType().Name),
    };

    private static string Word(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => "eq",
        BinaryOperatorKind.NotEqual => "ne",
        BinaryOperatorKind.GreaterThan => "gt",
        BinaryOperatorKind.GreaterThanOrEqual => "ge",
        BinaryOperatorKind.LessThan => "lt",
        BinaryOperatorKind.LessThanOrEqual => "le",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static EdmEntityType Entity()
    {
        var type = new EdmEnumType("Commerce", "MessageType");
        type.AddMember("User", new EdmEnumMemberValue(0));
        type.AddMember("System", new EdmEnumMemberValue(1));
        var stamp = new EdmComplexType("Commerce", "Stamp");
        stamp.AddStructuralProperty("at", EdmPrimitiveTypeKind.DateTimeOffset, isNullable: false);
        var audit = new EdmComplexType("Commerce", "Audit");
        audit.AddStructuralProperty("created", new EdmComplexTypeReference(stamp, true));
        audit.AddStructuralProperty("updated", new EdmComplexTypeReference(stamp, true));
        var visibility = new EdmComplexType("Commerce", "Visibility");
        visibility.AddStructuralProperty("client", EdmPrimitiveTypeKind.Boolean, isNullable: false);
        visibility.AddStructuralProperty("vendor", EdmPrimitiveTypeKind.Boolean, isNullable: false);
        var account = new EdmComplexType("Commerce", "Account");
        account.AddStructuralProperty("name", EdmPrimitiveTypeKind.String);
        var message = new EdmEntityType("Commerce", "Message");
        message.AddKeys(message.AddStructuralProperty("id", EdmPrimitiveTypeKind.String, isNullable: false));
        message.AddStructuralProperty("type", new EdmEnumTypeReference(type, false));
        message.AddStructuralProperty("content", EdmPrimitiveTypeKind.String, isNullable: false);
        message.AddStructuralProperty("seq", EdmPrimitiveTypeKind.Int64, isNullable: false);
        message.AddStructuralProperty("read", EdmPrimitiveTypeKind.Int64, isNullable: true);
        message.AddStructuralProperty("visibility", new EdmComplexTypeReference(visibility, true));
        message.AddStructuralProperty("account", new EdmComplexTypeReference(account, true));
        message.AddStructuralProperty("audit", new EdmComplexTypeReference(audit, true));
        Model.AddElements([type, stamp, audit, visibility, account, message]);
        return message;
    }
}
