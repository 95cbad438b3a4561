using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>What was asked of accounts and what they own cannot be done. The message tells whoever asked why.</summary>
internal sealed class AccountsException(string message) : Exception(message)
{
    public static AccountsException Unknown(string noun, string prefix, int number) =>
        new($"There is no {noun} {EntityNumber.Format(prefix, number)}.");
}
