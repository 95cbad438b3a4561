namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: query parameters that are not of the query language.</summary>
internal sealed record CallParameters(params IReadOnlyList<CallParameter> Parameters);
