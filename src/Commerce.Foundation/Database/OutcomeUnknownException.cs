namespace Commerce.Foundation.Database;

/// <summary>
/// A write was sent, and no answer came that could be trusted: it took effect, or it did not. Nobody may be told either.
/// </summary>
internal sealed class OutcomeUnknownException(Exception? cause)
    : Exception("Whether the write took effect is not known.", cause);
