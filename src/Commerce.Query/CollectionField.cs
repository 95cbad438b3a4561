using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>A collection below a resource, such as the messages of a request, that <c>any</c> and <c>all</c> ask about.</summary>
/// <param name="Path">Its name on the wire.</param>
/// <param name="Fields">The fields of an element.</param>
/// <param name="From">
/// The SQL behind <c>from</c> of a subquery over the elements that the caller may see, up to and with the condition that
/// joins them to the outer row; further conditions are appended with <c>and</c>.
/// </param>
public sealed record CollectionField(string Path, FieldSet Fields, SqlText From)
{
    /// <summary>False where its elements are sent as a field of the resource, and are a collection for conditions alone.</summary>
    public bool IsExpandable { get; init; } = true;
}
