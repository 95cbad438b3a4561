namespace Commerce.Connector.Requests;

/// <summary>How far one side of a request has come.</summary>
internal enum RequestStatus
{
    /// <summary>Made, and not sent.</summary>
    Draft,

    /// <summary>Sent, or received.</summary>
    Open,

    /// <summary>To be decided, by rules or by hand.</summary>
    DecisionRequired,

    /// <summary>To be decided by hand.</summary>
    ManualDecisionRequired,

    /// <summary>Decided; the answer is on its way.</summary>
    Decided,

    /// <summary>Answered.</summary>
    Completed,

    /// <summary>Not answered in time.</summary>
    Expired,
}
