namespace Commerce.Query;

/// <summary>The walls around a query. A query beyond one of them is refused, never slow.</summary>
public static class QueryLimits
{
    /// <summary>Items on a page when the caller names no limit, and the most a page holds.</summary>
    public const int PageSize = 100;

    /// <summary>The deepest place <c>offset</c> reaches; beyond it a cursor costs the same at any depth.</summary>
    public const int Offset = 10_000;

    /// <summary>Characters of a raw query string.</summary>
    public const int QueryLength = 16 * 1024;

    public const int OrderTerms = 5;

    /// <summary>Names in one <c>select</c>.</summary>
    public const int SelectTerms = 100;

    /// <summary>Parentheses inside one another in a <c>select</c>.</summary>
    public const int SelectDepth = 8;

    /// <summary>Parentheses, functions and <c>not</c> inside one another in a filter. Real clients nest to the left.</summary>
    public const int FilterDepth = 128;

    /// <summary>Comparisons, operators and calls in one filter, after aliases are put in.</summary>
    public const int FilterNodes = 512;

    /// <summary>Values in one list.</summary>
    public const int ListValues = 500;

    public const int SearchLength = 200;

    public const int SearchTerms = 10;
}
