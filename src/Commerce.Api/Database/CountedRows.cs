namespace Commerce.Api.Database;

/// <summary>The rows of a page, one more than the page where there is a next one, and the total of the list.</summary>
internal sealed record CountedRows<T>(long Total, IReadOnlyList<T> Rows);
