namespace Commerce.Query;

/// <summary>Reads cursors of one list; the signature and what it is bound to are its business.</summary>
public interface ICursorReader
{
    /// <summary>The cursor, or null where it is not one that this list gave out for this order.</summary>
    Cursor? Read(string text, IReadOnlyList<OrderTerm> order);
}
