namespace Commerce.Query.Tests.Samples;

/// <summary>Well-formed conditions in OData over the sample messages.</summary>
/// <param name="random">Draws them.</param>
/// <param name="isCommon">
/// True for those alone that every OData service reads alike; where another library reads one differently, the list of
/// differences says so.
/// </param>
internal sealed class ODataTexts(Random random, bool isCommon)
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    public string Condition(int depth) => random.Next(depth > 0 ? 15 : 10) switch
    {
        0 => $"{Number(2)} {One(Comparisons)} {Literal()}",
        1 => $"{Literal()} {One(Comparisons)} {Number(2)}",
        2 => $"{Text(2)} {One("eq", "ne")} {Quoted()}",
        3 => $"{One("contains", "startswith", "endswith")}({Text(isCommon ? 0 : 1)},{Quoted()})",
        4 => $"{Time()} {One(Comparisons)} {Time()}",
        5 => One("visibility/client", "$it/visibility/vendor", "Visibility/Client eq false", "true"),
        6 => $"type {One("eq", "ne")} Commerce.MessageType'{One("User", "System")}'",
        7 => $"{Text(0)} in ({Quoted("a")},{Quoted("b")})",
        8 => $"{One("account/name", "read", "price")} {One("eq", "ne")} null",
        9 => isCommon ? Condition(0) : Own(),
        10 => $"not ({Condition(depth - 1)})",
        11 => $"({Condition(depth - 1)})",
        12 or 13 => $"{Condition(depth - 1)} and {Condition(depth - 1)}",
        _ => $"{Condition(depth - 1)} {One("or", "OR")} {Condition(depth - 1)}",
    };

    private string Own() => random.Next(8) switch
    {
        0 => $"{Number(1)} in ({Literal()},{Literal()})",
        1 => $"date({One("audit/created/at", "audit/updated/at")}) {One(Comparisons)} {Date()}",
        2 => $"audit/created/at in ({Date()},2026-01-31T23:00:00Z)",
        3 => $"audit/updated/at {One(Comparisons)} {One(Date(), "null")}",
        4 => $"not type eq '{One("user", "SYSTEM")}'",
        5 => $"{Number(1)} divby {One("2", "4", "5", "-0.5")} {One(Comparisons)} {Literal()}",
        6 => $"price {One(Comparisons)} {One("read", "seq", "1.5")} add 0.5",
        _ => $"code {One(Comparisons)} {Quoted()}",
    };

    private string Number(int depth) => random.Next(depth > 0 ? 7 : 2) switch
    {
        0 => "seq",
        1 => "read",
        2 => $"length({Text(depth - 1)})",
        3 => $"{One("year", "month", "day", "hour", "minute", "second")}(audit/created/at)",
        4 => $"indexof({Text(depth - 1)},{Quoted()})",
        5 => $"{Number(depth - 1)} {One("add", "sub", "mul", "div", "mod")} {One("-7", "-1", "2", "3", "99")}",
        _ => $"({Number(depth - 1)} {One("add", "sub")} {Number(depth - 1)})",
    };

    private string Text(int depth) => random.Next(depth > 0 ? 6 : 2) switch
    {
        0 => "content",
        1 => "account/name",
        2 => $"{One("tolower", "toupper", "trim")}({Text(depth - 1)})",
        3 => $"concat({Text(depth - 1)},{Quoted()})",
        4 => $"substring({Text(depth - 1)},{random.Next(3)})",
        _ => $"substring({Text(depth - 1)},{random.Next(3)},{random.Next(3)})",
    };

    private string Time() => random.Next(5) switch
    {
        0 => "audit/created/at",
        1 => "audit/updated/at",
        2 => "now()",
        3 => $"now() {One("sub", "add")} duration'P{random.Next(1, 9)}DT{random.Next(1, 9)}H'",
        _ => $"audit/created/at sub duration'PT{random.Next(1, 99)}M'",
    };

    private string Literal() => isCommon
        ? $"{random.Next(-9, 99)}"
        : One($"{random.Next(-9, 99)}", "2.5", "-0.5", "3.0", "2e0", "9223372036854775807", "1e19", "5L", "1.50M");

    private string Date() => One("0001-01-01", "2025-12-31", "2026-01-31", "2026-02-01", "9999-12-31");

    private string Quoted(string first = "") =>
        $"'{first}{One("", "abc", "it''s", "ABC", "a\"b", "é😀", "(", "a,b", " and ", "''")}'";

    private string One(params string[] choices) => choices[random.Next(choices.Length)];
}
