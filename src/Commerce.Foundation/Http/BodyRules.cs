namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: a body may be larger, or must come faster, than elsewhere.</summary>
/// <param name="Apply">Sets the limits; to be called before the body is read.</param>
internal sealed record BodyRules(Action<HttpContext> Apply);
