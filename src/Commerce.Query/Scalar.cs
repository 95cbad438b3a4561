namespace Commerce.Query;

/// <summary>A value in a condition.</summary>
public abstract record Scalar
{
    private Scalar()
    {
    }

    /// <summary>The type of the value; of the constant null, the type it is compared with.</summary>
    public abstract FieldType Type { get; }

    /// <summary>True where the value can be null.</summary>
    public abstract bool IsNullable { get; }

    /// <summary>A field of the row.</summary>
    public sealed record Column(Field Field) : Scalar
    {
        public override FieldType Type => Field.Type;

        public override bool IsNullable => Field.IsNullable;
    }

    /// <summary>A value written in the query, already of its type.</summary>
    public sealed record Constant(object? Value, FieldType ConstantType) : Scalar
    {
        public override FieldType Type => ConstantType;

        public override bool IsNullable => Value is null;
    }

    /// <summary>A function or an arithmetic operator. Null in, null out.</summary>
    public sealed record Call(Function Function, IReadOnlyList<Scalar> Arguments) : Scalar
    {
        public override FieldType Type => Function switch
        {
            Function.ToLower or Function.ToUpper or Function.Trim or Function.Substring or Function.Concat
                => FieldType.Text,
            Function.Length or Function.IndexOf => FieldType.Number,
            Function.Year or Function.Month or Function.Day or Function.Hour or Function.Minute or Function.Second
                => FieldType.Number,
            Function.Date => FieldType.Date,
            Function.Now => FieldType.Time,
            Function.Add or Function.Subtract or Function.Multiply or Function.Modulo
                => Arguments.Any(argument => argument.Type is FieldType.Fraction)
                    ? FieldType.Fraction
                    : Arguments[0].Type,
            Function.Divide => FieldType.Fraction,
            Function.IntegerDivide => FieldType.Number,
        };

        // Nothing is the quotient by zero.
        public override bool IsNullable => Function is Function.Divide or Function.IntegerDivide or Function.Modulo
            || Arguments.Any(argument => argument.IsNullable);
    }
}
