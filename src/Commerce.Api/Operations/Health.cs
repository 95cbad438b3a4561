using System.ComponentModel;

namespace Commerce.Api.Operations;

/// <summary>The state of this copy of the service.</summary>
/// <param name="Status">Always `Healthy`; what is not healthy answers with a problem.</param>
public sealed record Health([property: ReadOnly(true)] string Status);
