namespace Commerce.Connector.Relationships;

/// <summary>How far a relationship has come, or gone.</summary>
internal enum RelationshipStatus
{
    /// <summary>Asked for, and not answered.</summary>
    Pending,

    /// <summary>Both want it: messages pass.</summary>
    Active,

    /// <summary>The one who was asked did not want it.</summary>
    Rejected,

    /// <summary>The one who asked took it back.</summary>
    Revoked,

    /// <summary>One has ended it; it can be taken up again.</summary>
    Terminated,

    /// <summary>One has deleted all of it; the other can follow.</summary>
    DeletionProposed,
}
