namespace Commerce.Connector.Relationships;

/// <summary>Which of the two sides of a relationship may do something.</summary>
internal enum RelationshipActor
{
    /// <summary>Whose template it was.</summary>
    Templator,

    /// <summary>Who asked for the relationship.</summary>
    Requestor,

    /// <summary>Any of the two.</summary>
    Either,

    /// <summary>Who asked for it to be taken up again.</summary>
    Reactivator,

    /// <summary>The other one.</summary>
    NotReactivator,
}
