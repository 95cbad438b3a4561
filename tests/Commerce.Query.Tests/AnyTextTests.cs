using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests;

public sealed class AnyTextTests
{
    private const int Texts = 5_000;

    // The words of the language, what resembles them, and single characters that parsers stumble over.
    private static readonly string[] Pieces =
    [
        "limit=", "offset=", "order=", "select=", "cursor=", "LIMIT=", "$top=", "&", "?", "=", "+", "-", ",", "(", ")",
        "*", ".", " ", "%", "%4", "%41", "%00", "%ff", "%f0%9f%98%80", "%2B", "id", "name", "number", "audit",
        "audit.created.at", "created", "at", "html", "parent", "0", "7", "100", "10001", "99999999999", "é", "😀", "\ud83d", "\ude00", "\0",
        "'", "\"", ";", "\r\n", "AAAA", "٣",
    ];

    [Fact]
    public void Any_text_is_parsed_or_refused_at_a_place_inside_it()
    {
        var texts = Gen.Frequency(
            (9, Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces))),
            (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
        Prop.ForAll(texts.ToArbitrary(), IsParsedOrRefused)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Texts).WithReplay(20_260_131, 7));
    }

    private static bool IsParsedOrRefused(string raw)
    {
        try
        {
            var plan = TestFields.Parse(raw);
            return plan.Limit is >= 0 and <= 100 && plan.Offset is >= 0 and <= 10_000 && plan.Order.Count > 0;
        }
        catch (QueryException refusal)
        {
            // A value is not longer decoded than as it came; a filter may stretch over several parts of the query.
            return refusal.Position >= 0 && refusal.Position <= raw.Length;
        }
    }
}
