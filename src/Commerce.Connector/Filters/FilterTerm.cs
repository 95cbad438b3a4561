namespace Commerce.Connector.Filters;

/// <summary>One value of a filter parameter: an operator, told by the first characters, and what it is compared with.</summary>
internal sealed record FilterTerm(FilterOperator Operator, string Operand)
{
    public bool IsNegative => Operator is FilterOperator.NotEqual or FilterOperator.Absent;

    public static FilterTerm Parse(string value) => value switch
    {
        "" => new(FilterOperator.Present, ""),
        "!" => new(FilterOperator.Absent, ""),
        ['!', .. var rest] => new(FilterOperator.NotEqual, rest),
        ['>', '=', .. var rest] => new(FilterOperator.AtLeast, rest),
        ['<', '=', .. var rest] => new(FilterOperator.AtMost, rest),
        ['>', .. var rest] => new(FilterOperator.Above, rest),
        ['<', .. var rest] => new(FilterOperator.Below, rest),
        ['~', .. var rest] => new(FilterOperator.Contains, rest),
        ['^', .. var rest] => new(FilterOperator.StartsWith, rest),
        ['$', .. var rest] => new(FilterOperator.EndsWith, rest),
        _ => new(FilterOperator.Equal, value),
    };
}
