namespace Commerce.Api.Accounts.Owned;

/// <summary>What happens to accounts and to what they own.</summary>
internal enum OwnedEvent
{
    Created,
    Updated,
    Enabled,
    Disabled,
    Rotated,
}

internal static class OwnedEventName
{
    /// <summary>The event in an audit, and behind the kind in the audit trail: <c>user.created</c>.</summary>
    public static string Name(this OwnedEvent happened) => happened switch
    {
        OwnedEvent.Created => "created",
        OwnedEvent.Updated => "updated",
        OwnedEvent.Enabled => "enabled",
        OwnedEvent.Disabled => "disabled",
        OwnedEvent.Rotated => "rotated",
    };
}
