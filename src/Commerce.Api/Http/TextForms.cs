namespace Commerce.Api.Http;

/// <summary>Endpoint metadata: the media types that a read offers beside JSON.</summary>
internal sealed record TextForms(IReadOnlyList<string> MediaTypes);
