using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests;

/// <summary>An account with one API token and one user.</summary>
/// <param name="Token">The whole credential.</param>
public sealed record TestAccount(
    AccountType Type, string Id, string Name, string Token, string TokenId, string UserId, string UserName);
