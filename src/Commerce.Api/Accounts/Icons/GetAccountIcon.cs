using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class GetAccountIcon
{
    /// <summary>Read the picture of an account</summary>
    /// <remarks>
    /// The picture that was uploaded; where there is none, the initials of the name as an image that the service draws.
    /// Whoever reads the account reads its picture, and so does everyone who was told the picture's address.
    /// </remarks>
    /// <param name="v">The version, as the address in `icon` has it.</param>
    public static Task<Results<Picture, ProblemResult>> Handle(
        AccountId id, string? v, [AsParameters] ReadOwned read) =>
        ReadIcon.RunAsync(AccountResource.Picture, id.Number, v, read);
}
