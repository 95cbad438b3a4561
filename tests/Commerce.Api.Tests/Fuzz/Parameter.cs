using System.Text.Json;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>One parameter of an operation.</summary>
/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
internal sealed record Parameter(string Name, string Place, JsonElement Schema);
