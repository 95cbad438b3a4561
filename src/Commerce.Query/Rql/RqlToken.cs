namespace Commerce.Query.Rql;

/// <summary>A name or a value, out of its quotes.</summary>
internal readonly record struct RqlToken(string Text, int Position, bool IsQuoted)
{
    public bool IsMissing => Text.Length == 0 && !IsQuoted;
}
