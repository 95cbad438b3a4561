namespace Commerce.Foundation.Identity;

/// <summary>A JWT could be neither accepted nor refused, since its issuer's keys cannot be fetched.</summary>
internal sealed class IssuerUnreachableException(Exception inner)
    : Exception("The keys of the configured issuer cannot be fetched.", inner);
