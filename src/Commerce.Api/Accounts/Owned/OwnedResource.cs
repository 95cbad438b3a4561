using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>One of the four resources: what queries may name, who sees and changes what, and the wire form.</summary>
internal sealed record OwnedResource<T>(OwnedKind Kind)
    where T : class
{
    /// <summary>What queries may name of a single object.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>What queries may name in the list.</summary>
    public required FieldSet ListFields { get; init; }

    /// <summary>
    /// The condition on the objects <c>o</c> of a list. It stands outside every condition of the caller's.
    /// </summary>
    public required Func<Caller, SqlText> InList { get; init; }

    /// <summary>The condition on an object <c>o</c> that is read by its id: wider, where others refer to it.</summary>
    public required Func<Caller, SqlText> Visible { get; init; }

    /// <summary>Whether the caller may change an object that it sees.</summary>
    public required Func<Caller, OwnedRow, bool> MayChange { get; init; }

    /// <summary>Who may, for those who may not.</summary>
    public required string WhoMayChange { get; init; }

    /// <summary>The wire form of a row for a reader, at a time.</summary>
    public required Func<OwnedRow, Projection, Caller, DateTimeOffset, T> ToWire { get; init; }
}
