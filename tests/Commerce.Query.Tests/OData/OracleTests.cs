using Microsoft.OData;

namespace Commerce.Query.Tests.OData;

/// <summary>
/// Generated filters mean to us what they mean to Microsoft.OData.Core. Not generated, as the two differ for a reason:
/// lists of numbers, times and texts with a backslash (theirs rounds, fails or unescapes); a literal with a fraction
/// against a whole number (ours moves the comparison); `not a eq b` (theirs refuses it); `contains(tolower(x),'s')`
/// (ours becomes a match in any case); mul, div and mod (ours give fractions); two constants (ours answers);
/// a bare date against a time (theirs keeps the date).
/// </summary>
public sealed class OracleTests
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    [Fact]
    public void Generated_filters_mean_the_same_to_the_oracle()
    {
        var cases = int.TryParse(Environment.GetEnvironmentVariable("FSCHECK_CASES"), out var more) ? more : 2_000;
        var random = new Random(20_260_131);
        var compared = 0;
        for (var i = 0; i < cases; i++)
        {
            var text = Condition(random, 4);
            var ours = Read(() => FilterText.Of(MessageFields.Parse(text)));
            var theirs = Read(() => OracleText.Of(text));
            if (ours is not null && theirs is not null)
            {
                Assert.True(ours == theirs, $"{text}\nours   {ours}\ntheirs {theirs}");
                compared++;
            }
        }

        Assert.InRange(compared, cases * 9 / 10, cases);
    }

    private static string? Read(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception refusal) when (refusal is QueryException or ODataException)
        {
            return null;
        }
    }

    private static string Condition(Random random, int depth) => random.Next(depth > 0 ? 14 : 9) switch
    {
        0 => $"{Number(random, 2)} {One(random, Comparisons)} {Whole(random)}",
        1 => $"{Whole(random)} {One(random, Comparisons)} {Number(random, 2)}",
        2 => $"{Text(random, 2)} {One(random, Comparisons)} {Quoted(random)}",
        3 => $"{One(random, "contains", "startswith", "endswith")}({Text(random, 0)},{Quoted(random)})",
        4 => $"{Time(random)} {One(random, Comparisons)} {Time(random)}",
        5 => One(random, "visibility/client", "$it/visibility/vendor", "Visibility/Client eq false", "true"),
        6 => $"type {One(random, "eq", "ne")} Commerce.MessageType'{One(random, "User", "System")}'",
        7 => $"{Text(random, 0)} in ({Quoted(random, "a")},{Quoted(random, "b")})",
        8 => $"{One(random, "account/name", "read")} {One(random, "eq", "ne")} null",
        9 => $"not ({Condition(random, depth - 1)})",
        10 => $"({Condition(random, depth - 1)})",
        11 or 12 => $"{Condition(random, depth - 1)} and {Condition(random, depth - 1)}",
        _ => $"{Condition(random, depth - 1)} {One(random, "or", "OR")} {Condition(random, depth - 1)}",
    };

    private static string Number(Random random, int depth) => random.Next(depth > 0 ? 7 : 2) switch
    {
        0 => "seq",
        1 => "read",
        2 => $"length({Text(random, depth - 1)})",
        3 => $"{One(random, "year", "month", "day", "hour", "minute", "second")}(audit/created/at)",
        4 => $"indexof({Text(random, depth - 1)},{Quoted(random)})",
        5 => $"{Number(random, depth - 1)} {One(random, "add", "sub")} {Whole(random)}",
        _ => $"({Number(random, depth - 1)} {One(random, "add", "sub")} {Number(random, depth - 1)})",
    };

    private static string Text(Random random, int depth) => random.Next(depth > 0 ? 6 : 2) switch
    {
        0 => "content",
        1 => "account/name",
        2 => $"{One(random, "tolower", "toupper", "trim")}({Text(random, depth - 1)})",
        3 => $"concat({Text(random, depth - 1)},{Quoted(random)})",
        4 => $"substring({Text(random, depth - 1)},{random.Next(3)})",
        _ => $"substring({Text(random, depth - 1)},{random.Next(3)},{random.Next(3)})",
    };

    private static string Time(Random random) => random.Next(5) switch
    {
        0 => "audit/created/at",
        1 => "audit/updated/at",
        2 => "now()",
        3 => $"now() {One(random, "sub", "add")} duration'P{random.Next(1, 9)}DT{random.Next(1, 9)}H'",
        _ => $"audit/created/at sub duration'PT{random.Next(1, 99)}M'",
    };

    private static string Whole(Random random) => $"{random.Next(-9, 99)}";

    private static string Quoted(Random random, string first = "") =>
        $"'{first}{One(random, "", "abc", "it''s", "ABC", "a\"b", "é😀", "(", "a,b", " and ", "''")}'";

    private static string One(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
