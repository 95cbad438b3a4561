namespace Commerce.Query.Sql;

/// <summary>
/// Writes matches. A constant is looked for with <c>like</c> and <c>ilike</c>, which a trigram index answers;
/// <c>lower(x) like</c> would read every row. A match on null is unknown, and so is its negation.
/// </summary>
internal static class MatchCompiler
{
    public static SqlText Compile(Filter.Match match, bool negated, ScalarCompiler scalars)
    {
        var needle = Fold(match.Needle);
        if (CompareCompiler.IsNull(match.Text) || CompareCompiler.IsNull(needle))
        {
            return CompareCompiler.Always(false);
        }

        return needle is Scalar.Constant { Value: string text }
            ? Like(match, text, negated, scalars)
            : Position(match, negated, scalars);
    }

    private static SqlText Like(Filter.Match match, string needle, bool negated, ScalarCompiler scalars)
    {
        var (inner, ignoreCase) = (match.Text, match.IgnoreCase);
        if (inner is Scalar.Call { Function: Function.ToLower or Function.ToUpper } call)
        {
            inner = call.Arguments[0];
            if (!ignoreCase && needle != Cased(call.Function, needle))
            {
                // A text in one case never holds a letter in the other.
                return !negated || !inner.IsNullable
                    ? CompareCompiler.Always(negated)
                    : CompareCompiler.IsNull(scalars.Compile(inner), true);
            }

            ignoreCase = true;
        }

        var (text, pattern) = (scalars.Compile(inner), SqlText.Decisive(Pattern(match.Kind, needle)));
        return (ignoreCase, negated) switch
        {
            (false, false) => SqlText.Of($"{text} like {pattern}"),
            (false, true) => SqlText.Of($"{text} not like {pattern}"),
            (true, false) => SqlText.Of($"{text} ilike {pattern}"),
            (true, true) => SqlText.Of($"{text} not ilike {pattern}"),
        };
    }

    private static string Pattern(MatchKind kind, string needle)
    {
        var escaped = needle.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
        return kind switch
        {
            MatchKind.Contains => $"%{escaped}%",
            MatchKind.StartsWith => $"{escaped}%",
            MatchKind.EndsWith => $"%{escaped}",
            MatchKind.Equals => escaped,
        };
    }

    private static SqlText Position(Filter.Match match, bool negated, ScalarCompiler scalars)
    {
        var (text, needle) = (scalars.Compile(match.Text), scalars.Compile(match.Needle));
        if (match.IgnoreCase)
        {
            (text, needle) = (SqlText.Of($"lower({text})"), SqlText.Of($"lower({needle})"));
        }

        var found = match.Kind switch
        {
            MatchKind.Contains => SqlText.Of($"position({needle} in {text}) > 0"),
            MatchKind.StartsWith => SqlText.Of($"left({text}, char_length({needle})) = {needle}"),
            MatchKind.EndsWith => SqlText.Of($"right({text}, char_length({needle})) = {needle}"),
            MatchKind.Equals => SqlText.Of($"{text} = {needle}"),
        };
        return negated ? SqlText.Of($"not ({found})") : found;
    }

    /// <summary>A constant in a given case is a constant.</summary>
    private static Scalar Fold(Scalar needle) => needle switch
    {
        Scalar.Call { Function: Function.ToLower or Function.ToUpper } call
            when Fold(call.Arguments[0]) is Scalar.Constant { Value: string text }
            => new Scalar.Constant(Cased(call.Function, text), FieldType.Text),
        _ => needle,
    };

    private static string Cased(Function function, string text) => function is Function.ToLower
        ? text.ToLowerInvariant()
        : text.ToUpperInvariant();
}
