namespace Commerce.Query;

/// <summary>Where a page ended: the sort values of its last row, and how many items lie before the next page.</summary>
public sealed record Cursor(IReadOnlyList<object> After, int Offset);
