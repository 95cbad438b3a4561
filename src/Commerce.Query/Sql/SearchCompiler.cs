using System.Diagnostics;

namespace Commerce.Query.Sql;

/// <summary>Writes a free-text search.</summary>
public static class SearchCompiler
{
    /// <param name="search">The words and phrases.</param>
    /// <param name="vector">
    /// A <c>tsvector</c> of the <c>simple</c> dictionary over a text whose ASCII punctuation was replaced by spaces, as
    /// it is here: PostgreSQL's parser takes quadratic time over some of it, and makes one word of <c>a@b.c</c>.
    /// </param>
    public static SqlText Compile(Search search, SqlText vector) => SqlText.Of($"{vector} @@ ({Query(search)})");

    private static SqlText Query(Search search) => search switch
    {
        Search.And both => SqlText.Of($"({Query(both.Left)} && {Query(both.Right)})"),
        Search.Or either => SqlText.Of($"({Query(either.Left)} || {Query(either.Right)})"),
        Search.Not other => SqlText.Of($"(!!{Query(other.Operand)})"),
        Search.Phrase phrase => SqlText.Of($"phraseto_tsquery('simple', {SqlText.Decisive(Words(phrase.Text))})"),
        _ => throw new UnreachableException(),
    };

    private static string Words(string text) => string.Create(text.Length, text, (words, from) =>
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = char.IsAscii(from[i]) && !char.IsAsciiLetterOrDigit(from[i]) ? ' ' : from[i];
        }
    });
}
