using System.Security.Cryptography;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>Draws numbers until one is free. No sequence: every sharded engine can do this.</summary>
internal static class FreeNumber
{
    private const int Draws = 10;

    /// <param name="insert">Inserts under the number drawn; answers null where it is taken.</param>
    public static async Task<int> TakeAsync(Func<int, Task<int?>> insert)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            if (await insert(RandomNumberGenerator.GetInt32((int)EntityNumber.TwoGroups)) is { } taken)
            {
                return taken;
            }
        }

        throw new InvalidOperationException("No free number was found.");
    }
}
