namespace Commerce.Foundation.Idempotency;

/// <summary>An answer is kept under the key: the call is to do nothing more.</summary>
internal sealed class KeptAnswerException : Exception;
