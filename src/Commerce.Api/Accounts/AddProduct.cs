using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>Makes a product of a vendor and answers its number.</summary>
internal static class AddProduct
{
    /// <summary>As the operator does it at a terminal.</summary>
    /// <exception cref="AccountsException">There is no such account, or it is no vendor.</exception>
    public static Task<int> Handle(
        int vendorNo, string name, ConnectionPool database, CancellationToken cancellation) =>
        database.InTransactionAsync(
            async connection =>
            {
                var type = await FindAccountType.RequireAsync(vendorNo, connection);
                return type == AccountType.Vendor
                    ? await RunAsync(vendorNo, name, null, connection)
                    : throw new AccountsException(
                        $"{EntityNumber.Format("ACC", vendorNo)} is an account of type {type}; only a Vendor has "
                        + "products.");
            },
            cancellation);

    /// <param name="vendorNo">A vendor that there is.</param>
    /// <param name="by">Null for the operator at a terminal.</param>
    public static async Task<int> RunAsync(int vendorNo, string name, Caller? by, NpgsqlConnection connection)
    {
        var taken = await FreeNumber.TakeAsync(number => connection.FindAsync<int?>(SqlText.Of($"""
            insert into product (product_no, vendor_no, name)
            values ({number}, {vendorNo}, {name})
            on conflict (product_no) do nothing
            returning product_no
            """)));
        await WriteOwnedEvent.RunAsync(OwnedKind.Product, taken, OwnedEvent.Created, by, connection);
        return taken;
    }
}
