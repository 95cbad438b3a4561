using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class AddProduct
{
    /// <summary>Makes a product of a vendor and answers its number.</summary>
    /// <exception cref="AccountsException">There is no such account, or it is no vendor.</exception>
    public static async Task<int> Handle(
        int vendorNo, string name, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var type = await FindAccountType.Handle(vendorNo, database, cancellation);
        if (type != AccountType.Vendor)
        {
            throw new AccountsException(
                $"{EntityNumber.Format("ACC", vendorNo)} is an account of type {type}; only a Vendor has products.");
        }

        return await FreeNumber.TakeAsync(number => database.FindAsync<int?>(
            SqlText.Of($"""
                insert into product (product_no, vendor_no, name)
                values ({number}, {vendorNo}, {name})
                on conflict (product_no) do nothing
                returning product_no
                """),
            cancellation));
    }
}
