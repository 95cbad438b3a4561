namespace Commerce.Query;

/// <summary>The functions of OData that a filter may call; also its arithmetic operators.</summary>
public enum Function
{
    ToLower,
    ToUpper,
    Trim,
    Length,
    IndexOf,
    Substring,
    Concat,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Date,
    Now,
    Add,
    Subtract,
    Multiply,

    /// <summary>The exact quotient.</summary>
    Divide,

    /// <summary>The quotient of two whole numbers, without its fraction.</summary>
    IntegerDivide,
    Modulo,
}
