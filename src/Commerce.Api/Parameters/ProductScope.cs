using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Parameters;

/// <summary>Whose products an account sees, and whose it may define something of.</summary>
internal static class ProductScope
{
    /// <summary>
    /// The condition on the product under the alias <c>p</c>. Clients see all, since they may ask for each.
    /// </summary>
    public static SqlText Of(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"true"),
        AccountType.Vendor => SqlText.Of($"p.vendor_no = {caller.AccountNo}"),
        AccountType.Operations => SqlText.Of($"true"),
    };

    public static async Task<bool> ContainsAsync(
        ProductId product, Caller caller, ConnectionPool database, CancellationToken cancellation) =>
        await database.FindAsync<int?>(
            SqlText.Of($"select 1 from product p where p.product_no = {product.Number} and {Of(caller)}"),
            cancellation) is not null;

    /// <summary>
    /// Takes the product's row lock, so that one call at a time changes what belongs to the product; new requests for
    /// it go on.
    /// </summary>
    /// <returns>Null where the caller may define something of the product.</returns>
    public static async Task<ProblemResult?> RefuseOrLockAsync(
        ProductId product, Caller caller, NpgsqlConnection connection)
    {
        var found = await connection.FindAsync<int?>(SqlText.Of($"""
            select 1 from product p where p.product_no = {product.Number} and {Of(caller)} for no key update
            """));
        return found is null ? Problems.NotFound()
            : caller.Type == AccountType.Client
                ? Problems.Forbidden("A product's vendor defines what is asked of requests for it, or Operations.")
                : null;
    }
}
