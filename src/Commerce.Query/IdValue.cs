namespace Commerce.Query;

/// <summary>
/// An id as the database has it: one value a column of the field, null in columns that an id of its kind leaves empty
/// (an author is a user or a token). Two ids are equal when all their values are.
/// </summary>
/// <param name="Text">The id as it is written on the wire.</param>
public sealed record IdValue(string Text, IReadOnlyList<object?> Columns)
{
    public bool Equals(IdValue? other) => other is not null && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => Columns.Aggregate(0, HashCode.Combine);
}
