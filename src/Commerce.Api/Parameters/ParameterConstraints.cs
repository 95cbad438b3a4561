namespace Commerce.Api.Parameters;

/// <summary>
/// Who must and who may give a parameter's value. Not both at once: clients cannot give what they may not set.
/// </summary>
public sealed record ParameterConstraints
{
    /// <summary>A Draft without a value is not handed to the vendor.</summary>
    /// <example>true</example>
    public bool? Required { get; init; }

    /// <summary>Clients read the value; the vendor and Operations set it.</summary>
    /// <example>false</example>
    public bool? Readonly { get; init; }
}
