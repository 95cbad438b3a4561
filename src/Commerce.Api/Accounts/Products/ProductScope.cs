using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts.Products;

/// <summary>Which products an account sees, and of which it sees and makes the definitions: parameters and template.</summary>
internal static class ProductScope
{
    /// <summary>
    /// The condition on a product: all see what can be asked for; its vendor, and a client with a request about it, also
    /// what no longer can.
    /// </summary>
    /// <param name="product">The alias of its table.</param>
    public static SqlText Of(Caller caller, SqlText product) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"""
            ({IsOffered(product)} or exists (
                select 1
                from request r
                where r.product_no = {product}.product_no and r.client_no = {caller.AccountNo}))
            """),
        AccountType.Vendor => SqlText.Of($"({product}.vendor_no = {caller.AccountNo} or {IsOffered(product)})"),
        AccountType.Operations => SqlText.Of($"true"),
    };

    /// <summary>
    /// The condition on a product <c>p</c> whose definitions are read: one that the caller sees, and for a vendor one of its
    /// own. What others ask of their clients is none of its business.
    /// </summary>
    public static SqlText OfDefinitions(Caller caller) => caller.Type == AccountType.Vendor
        ? SqlText.Of($"p.vendor_no = {caller.AccountNo}")
        : Of(caller, SqlText.Of($"p"));

    public static async Task<bool> ContainsAsync(
        ProductId product, Caller caller, ConnectionPool database, CancellationToken cancellation) =>
        await database.FindAsync<int?>(
            SqlText.Of($"select 1 from product p where p.product_no = {product.Number} and {OfDefinitions(caller)}"),
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
            select 1
            from product p
            where p.product_no = {product.Number} and {OfDefinitions(caller)}
            for no key update of p
            """));
        return found is null ? Problems.NotFound()
            : caller.Type == AccountType.Client
                ? Problems.Forbidden("A product's vendor defines what is asked of requests for it, or Operations.")
                : null;
    }

    private static SqlText IsOffered(SqlText product) => SqlText.Of($"""
        ({product}.status = 'Active' and exists (
            select 1
            from account v
            where v.account_no = {product}.vendor_no and v.status = 'Active'))
        """);
}
