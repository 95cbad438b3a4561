namespace Commerce.Query;

/// <summary>Reads cursors of one list; the signature and what it is bound to are its business.</summary>
public interface ICursorReader
{
    /// <summary>The cursor, or null where it is not one that this list gave out for this condition and order.</summary>
    Cursor? Read(string text, string condition, IReadOnlyList<OrderTerm> order);
}
