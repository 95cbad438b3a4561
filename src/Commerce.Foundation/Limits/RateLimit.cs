namespace Commerce.Foundation.Limits;

/// <summary>One limit on one caller: so many calls in a window.</summary>
/// <param name="Name">The policy's name on the wire, such as <c>token-reads</c>.</param>
/// <param name="Partition">Whose calls are counted together.</param>
/// <param name="Permits">How many of them.</param>
internal readonly record struct RateLimit(string Name, string Partition, int Permits);
