namespace Commerce.Foundation.Idempotency;

/// <summary>
/// Endpoint metadata: the call claims its <c>Idempotency-Key</c> when it begins to write, by itself or along with others
/// (<see cref="ClaimKeys"/>), and not before.
/// </summary>
internal sealed class ClaimsLate;
