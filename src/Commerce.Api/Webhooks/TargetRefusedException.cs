namespace Commerce.Api.Webhooks;

/// <summary>There is no address behind the name that may be called; whether there is another is nobody's business.</summary>
internal sealed class TargetRefusedException() : IOException("The host has no address that may be called.");
