namespace Commerce.Connector.Automation;

/// <summary>What a rule may expect of a property of a request.</summary>
internal enum RuleValue
{
    /// <summary>A text, or one of several.</summary>
    Text,

    /// <summary>Exactly this time, or with <c>&gt;</c> or <c>&lt;</c> in front one behind or before it; of several all hold.</summary>
    Time,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An object with these very properties, or one of several.</summary>
    Object,

    /// <summary>Texts of which the property has one at least.</summary>
    Tags,
}
