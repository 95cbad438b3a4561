namespace Commerce.Query;

/// <summary>A free-text search: words and phrases, joined by AND, OR and NOT.</summary>
public abstract record Search
{
    private Search()
    {
    }

    public sealed record And(Search Left, Search Right) : Search;

    public sealed record Or(Search Left, Search Right) : Search;

    public sealed record Not(Search Operand) : Search;

    /// <summary>One word, or several that follow one another.</summary>
    public sealed record Phrase(string Text) : Search;
}
