using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests.Table;

/// <summary>
/// What filters mean, in both languages side by side. The table is the specification: the front ends are tested against
/// its trees, and PostgreSQL against what those trees mean.
/// </summary>
internal static class QueryTable
{
    public static IReadOnlyList<QueryRow> Rows { get; } =
    [
        .. QueryRow.Read(SampleFields.Messages, EqualityRows.Text),
        .. QueryRow.Read(SampleFields.Messages, NullRows.Text),
        .. QueryRow.Read(SampleFields.Messages, LetterCaseRows.Text),
        .. QueryRow.Read(SampleFields.Messages, EscapeRows.Text),
        .. QueryRow.Read(SampleFields.Messages, QuoteRows.Text),
        .. QueryRow.Read(SampleFields.Messages, WildcardRows.Text),
        .. QueryRow.Read(SampleFields.Messages, TimeRows.Text),
        .. QueryRow.Read(SampleFields.Messages, ListRows.Text),
        .. QueryRow.Read(SampleFields.Messages, NotRows.Text),
        .. QueryRow.Read(SampleFields.Messages, JunctionRows.Text),
        .. QueryRow.Read(SampleFields.Messages, ArithmeticRows.Text),
        .. QueryRow.Read(SampleFields.Messages, FunctionRows.Text),
        .. QueryRow.Read(SampleFields.Requests, CollectionRows.Text),
    ];
}
