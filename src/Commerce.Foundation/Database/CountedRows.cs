namespace Commerce.Foundation.Database;

/// <summary>The rows of a page, one more than the page where there is a next one, behind what was counted.</summary>
/// <param name="Version">See <see cref="ListCounts"/>.</param>
internal sealed record CountedRows<T>(long Total, long Version, IReadOnlyList<T> Rows);
