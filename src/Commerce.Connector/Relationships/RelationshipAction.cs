namespace Commerce.Connector.Relationships;

/// <summary>Something that one of the two can do to a relationship.</summary>
/// <param name="Reason">As the audit log tells it.</param>
/// <param name="Actor">Who may do it.</param>
/// <param name="From">In which state it can be done.</param>
/// <param name="To">Into which state it moves.</param>
internal sealed record RelationshipAction(
    string Reason, RelationshipActor Actor, RelationshipStatus From, RelationshipStatus To)
{
    public static RelationshipAction Accept { get; } = new(
        "AcceptanceOfCreation", RelationshipActor.Templator, RelationshipStatus.Pending, RelationshipStatus.Active);

    public static RelationshipAction Reject { get; } = new(
        "RejectionOfCreation", RelationshipActor.Templator, RelationshipStatus.Pending, RelationshipStatus.Rejected);

    public static RelationshipAction Revoke { get; } = new(
        "RevocationOfCreation", RelationshipActor.Requestor, RelationshipStatus.Pending, RelationshipStatus.Revoked);

    public static RelationshipAction Terminate { get; } = new(
        "Termination", RelationshipActor.Either, RelationshipStatus.Active, RelationshipStatus.Terminated);

    public static RelationshipAction Reactivate { get; } = new(
        "ReactivationRequested", RelationshipActor.Either, RelationshipStatus.Terminated, RelationshipStatus.Terminated);

    public static RelationshipAction AcceptReactivation { get; } = new(
        "AcceptanceOfReactivation", RelationshipActor.NotReactivator, RelationshipStatus.Terminated, RelationshipStatus.Active);

    public static RelationshipAction RejectReactivation { get; } = new(
        "RejectionOfReactivation", RelationshipActor.NotReactivator, RelationshipStatus.Terminated,
        RelationshipStatus.Terminated);

    public static RelationshipAction RevokeReactivation { get; } = new(
        "RevocationOfReactivation", RelationshipActor.Reactivator, RelationshipStatus.Terminated,
        RelationshipStatus.Terminated);

    public bool NeedsReactivation => Actor is RelationshipActor.Reactivator or RelationshipActor.NotReactivator;
}
