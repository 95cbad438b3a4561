namespace Commerce.Api.Tests.Faults;

/// <summary>One scenario at a time: each starts processes, and would disturb what another measures.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollection
{
    public const string Name = "Faults";
}
