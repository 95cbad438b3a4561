using Commerce.Foundation.Http;

namespace Commerce.Api.OpenApi;

/// <summary>The types that callers see: the public ones of this surface and of what it stands on.</summary>
internal static class WireTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. new[] { typeof(WireTypes).Assembly, typeof(Problem).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes()),
    ];
}
