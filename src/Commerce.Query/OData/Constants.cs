using System.Xml;

namespace Commerce.Query.OData;

/// <summary>A literal to a value of the type that stands on the other side.</summary>
internal static class Constants
{
    // Added to a time of these centuries, it stays inside what the database can hold.
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(36_525);

    /// <summary>Null where the type is right, but no value of it is equal to what was written.</summary>
    public static Scalar.Constant Convert(Expression.Literal literal, Scalar like)
    {
        var field = like is Scalar.Column column ? column.Field : new Field("") { Type = like.Type };
        var value = literal.Kind is LiteralKind.Null ? null : Value(literal, field) ?? throw Refused(literal);
        return new Scalar.Constant(value, like.Type);
    }

    public static Scalar.Constant Convert(Expression.Literal literal, FieldType type) =>
        literal.Kind is LiteralKind.Null
            ? throw Refused(literal)
            : Convert(literal, new Scalar.Constant(null, type));

    /// <summary>The constant of the type that the literal has by itself.</summary>
    public static Scalar.Constant Natural(Expression.Literal literal) => literal.Kind switch
    {
        LiteralKind.Null => new Scalar.Constant(null, FieldType.Text),
        LiteralKind.Boolean => Convert(literal, FieldType.Boolean),
        LiteralKind.Number => NumberLiteral.IsInteger(literal.Text)
            ? Convert(literal, FieldType.Number)
            : Convert(literal, FieldType.Fraction),
        LiteralKind.Time => Convert(literal, FieldType.Time),
        LiteralKind.Date => Convert(literal, FieldType.Date),
        LiteralKind.Duration => Convert(literal, FieldType.Duration),
        LiteralKind.Text => Convert(literal, FieldType.Text),
        LiteralKind.Enumeration => throw Refused(literal),
    };

    public static QueryException Refused(Expression.Literal literal) => literal.At.CannotConvert(literal.Text);

    private static object? Value(Expression.Literal literal, Field field) => field.Type switch
    {
        FieldType.Number => literal.Kind is LiteralKind.Number
            && NumberLiteral.Parse(literal.Text) is { IsWhole: true } number ? number.Floor : null,
        FieldType.Fraction => literal.Kind is LiteralKind.Number ? NumberLiteral.Fraction(literal.Text) : null,
        FieldType.Duration => literal.Kind is LiteralKind.Duration or LiteralKind.Text ? Duration(literal.Text) : null,
        FieldType.Text or FieldType.Id => literal.Kind is LiteralKind.Text ? Literal.Parse(field, literal.Text) : null,
        FieldType.Enumeration => literal.Kind is LiteralKind.Text or LiteralKind.Enumeration
            ? Literal.Parse(field, literal.Text) : null,
        FieldType.Boolean => literal.Kind is LiteralKind.Boolean ? Literal.Parse(field, literal.Text) : null,
        FieldType.Time or FieldType.Date => literal.Kind is LiteralKind.Time or LiteralKind.Date or LiteralKind.Text
            ? Literal.Parse(field, literal.Text) : null,
    };

    private static TimeSpan? Duration(string text)
    {
        // Years and months have no fixed length; OData has days and smaller only.
        var days = text.IndexOf('T', StringComparison.Ordinal) is var time and >= 0 ? text[..time] : text;
        if (text.Length > 40 || days.AsSpan().ContainsAny('Y', 'M') || text.AsSpan().ContainsAny(" \t\r\n"))
        {
            return null;
        }

        try
        {
            var value = XmlConvert.ToTimeSpan(text);
            return value.Duration() <= LongestDuration ? value : null;
        }
        catch (Exception refusal) when (refusal is FormatException or OverflowException)
        {
            return null;
        }
    }
}
