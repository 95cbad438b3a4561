namespace Commerce.Query.Rql;

/// <summary>
/// The pattern of <c>like</c>: a star at either end stands for any text, one inside or behind a backslash for itself.
/// </summary>
/// <param name="Kind">Equals where no star is a wildcard.</param>
internal readonly record struct RqlPattern(MatchKind Kind, string Needle)
{
    public static RqlPattern Parse(string text)
    {
        var leads = text.StartsWith('*');
        var trails = text.Length > 1 && text[^1] == '*' && text[^2] != '\\';
        var needle = text[(leads ? 1 : 0)..^(trails ? 1 : 0)].Replace("\\*", "*", StringComparison.Ordinal);
        return new RqlPattern(
            (leads, trails) switch
            {
                // Every text begins with nothing: the cheapest way to say "not null".
                _ when needle.Length == 0 && leads => MatchKind.StartsWith,
                (true, true) => MatchKind.Contains,
                (true, false) => MatchKind.EndsWith,
                (false, true) => MatchKind.StartsWith,
                (false, false) => MatchKind.Equals,
            },
            needle);
    }

    /// <summary>The pattern as text; null where none says this: behind a backslash no star is a wildcard.</summary>
    public string? Write()
    {
        var escaped = Needle.Replace("*", "\\*", StringComparison.Ordinal);
        var text = Kind switch
        {
            MatchKind.Contains => $"*{escaped}*",
            MatchKind.StartsWith => $"{escaped}*",
            MatchKind.EndsWith => $"*{escaped}",
            MatchKind.Equals => escaped,
        };
        return Parse(text) == this ? text : null;
    }
}
