using System.ComponentModel;

namespace Commerce.Api.Operations;

/// <summary>What runs here.</summary>
/// <param name="Name">The service.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit it was built from; absent where the build knew none.</param>
/// <param name="Runtime">The .NET it runs on.</param>
public sealed record VersionInfo(
    [property: ReadOnly(true)] string Name,
    [property: ReadOnly(true)] string Version,
    [property: ReadOnly(true)] string? Commit,
    [property: ReadOnly(true)] string Runtime);
