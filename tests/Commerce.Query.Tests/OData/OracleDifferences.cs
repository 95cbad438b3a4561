using Commerce.Query.Tests.Samples;
using Commerce.Query.Tests.Table;

namespace Commerce.Query.Tests.OData;

/// <summary>
/// Where Microsoft.OData.Core means something else than we do by a filter that both read; each row has their tree.
/// </summary>
internal static class OracleDifferences
{
    public static IReadOnlyList<QueryRow> Rows { get; } =
    [
        .. QueryRow.Read(SampleFields.Messages, KnownAnswers),
        .. QueryRow.Read(SampleFields.Messages, Fractions),
        .. QueryRow.Read(SampleFields.Messages, Lists),
        .. QueryRow.Read(SampleFields.Messages, Spellings),
    ];

    /// <summary>Ours answers at once what needs no row.</summary>
    private const string KnownAnswers =
        """
        null eq null <=> - ==> eq(null(),null())
        null gt 1 <=> - ==> gt(null(),1)
        contains(tolower(content),tolower('ABC')) <=> - ==> contains(tolower(content),tolower('ABC'))
        toupper(content) eq toupper('é') <=> - ==> eq(toupper(content),toupper('é'))
        2026-01-01 lt 2026-01-01T00:00:01Z <=> - ==> lt(2026-01-01,2026-01-01T00:00:01.000000Z)
        'a' lt 'b' <=> - ==> lt('a','b')
        'a' ne 'a' <=> - ==> ne('a','a')
        1 eq 1.5 <=> - ==> eq(1,1.5)
        """;

    /// <summary>
    /// Beside whole numbers ours moves a literal with a fraction to the next of them, and knows the answer where it is
    /// equal to none or beyond all. Theirs leaves it to the database, which may round it.
    /// </summary>
    private const string Fractions =
        """
        year(audit/created/at) lt 2025.5 <=> - ==> lt(year(audit.created.at),2025.5)
        seq eq 2.5 <=> - ==> eq(seq,2.5)
        seq ne 2.5 <=> - ==> ne(seq,2.5)
        seq gt 2.5 <=> - ==> gt(seq,2.5)
        seq ge 2.5 <=> - ==> ge(seq,2.5)
        seq lt 2.5 <=> - ==> lt(seq,2.5)
        seq le 2.5 <=> - ==> le(seq,2.5)
        seq gt -1.5 <=> - ==> gt(seq,-1.5)
        seq ge -1.5 <=> - ==> ge(seq,-1.5)
        seq lt -1.5 <=> - ==> lt(seq,-1.5)
        seq le -1.5 <=> - ==> le(seq,-1.5)
        seq gt 9223372036854775807.5 <=> - ==> gt(seq,9223372036854775807.5)
        seq ge 9223372036854775808 <=> - ==> ge(seq,9223372036854775808)
        seq lt 1e400 <=> - ==> lt(seq,Infinity)
        seq eq 1e99999999999 <=> - ==> eq(seq,Infinity)
        read lt 1e400 <=> - ==> lt(read,Infinity)
        read gt -1e400 <=> - ==> gt(read,-Infinity)
        read gt 1e400 <=> - ==> gt(read,Infinity)
        read eq 2.5 <=> - ==> eq(read,2.5)
        seq mul 2 eq 2.5 <=> - ==> eq(multiply(seq,2),2.5)
        seq div 2 gt 2.5 <=> - ==> gt(integerdivide(seq,2),2.5)
        length(content) gt 5.5 <=> - ==> gt(length(content),5.5)
        """;

    /// <summary>Theirs rounds the numbers of a list and unescapes its texts, both of which finds wrong rows.</summary>
    private const string Lists =
        """
        content in ('C:\new','%') <=> - ==> in(content,('C:<U+000A>ew','%'))
        seq in (1,2.5,3.0) <=> - ==> in(seq,(1,2,3))
        seq in (2.5) <=> - ==> in(seq,(2))
        """;

    /// <summary>The same values: theirs forgets zeros behind the point, and has no negative literal of a duration.</summary>
    private const string Spellings =
        """
        audit/created/at gt now() sub -duration'PT0.5S' <=> -
            ==> gt(audit.created.at,subtract(now(),subtract(0,00:00:00.5000000)))
        price eq 1.50 <=> - ==> eq(price,1.5)
        seq eq 5.00M <=> - ==> eq(seq,5.00)
        seq div 2.0 eq 2.5 <=> - ==> eq(divide(seq,2),2.5)
        """;
}
