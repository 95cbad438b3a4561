using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class ListProducts
{
    /// <summary>Products of one vendor or of all, the oldest first.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<IReadOnlyList<ProductRow>> Handle(
        int? vendorNo, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var scope = SqlText.Empty;
        if (vendorNo is { } number)
        {
            await FindAccountType.Handle(number, database, cancellation);
            scope = SqlText.Of($"where vendor_no = {number}");
        }

        return await database.ListAsync<ProductRow>(
            SqlText.Of($"""
                select product_no, vendor_no, name, created_at
                from product
                {scope}
                order by created_at, product_no
                """),
            cancellation);
    }
}
