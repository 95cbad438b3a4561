namespace Commerce.Foundation.Http;

/// <summary>A query parameter for the OpenAPI document.</summary>
/// <param name="Preset">What holds without it, where that is a number.</param>
internal sealed record CallParameter(string Name, string Text, string Example, int? Preset = null);
