using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>The accounts, the people and the product that a new request names, found by their ids.</summary>
internal sealed record RequestParties(
    int ClientNo, int VendorNo, int? ProductNo, int? RequesterNo, int? AssigneeUserNo, int? AssigneeTokenNo)
{
    public const string NoAssignee = "Neither the vendor nor the client nor Operations has a user or token with this id.";

    /// <summary>Finds them all in one round trip, and names in <paramref name="errors"/> what is not there.</summary>
    public static async Task<RequestParties> ResolveAsync(
        NewRequest request, Caller caller, NpgsqlConnection connection, FieldErrors errors)
    {
        var asked = Asked(request, caller);
        var found = (await connection.FindAsync<Found>(SqlText.Of($"""
                select
                    exists (
                        select 1 from account
                        where account_no = {asked.ClientNo} and type = 'Client' and status = 'Active') as client,
                    exists (
                        select 1 from account
                        where account_no = {asked.VendorNo} and type = 'Vendor' and status = 'Active') as vendor,
                    exists (
                        select 1 from product
                        where product_no = {asked.ProductNo}::int and vendor_no = {asked.VendorNo}
                            and status = 'Active') as product,
                    exists (
                        select 1 from account_user
                        where user_no = {asked.RequesterNo}::int and account_no = {asked.ClientNo}
                            and status = 'Active') as requester,
                    {MayCare(asked.ClientNo, asked.VendorNo, asked.AssigneeUserNo, asked.AssigneeTokenNo)} as assignee
                """)))!;
        Refuse(errors, "client.id", request.Client, found.Client && MayAskFor(request.Client, caller),
            caller.Type == AccountType.Client
                ? "A client asks for itself: name your own account or leave it out."
                : "There is no active client account with this id.");
        Refuse(errors, "vendor.id", request.Vendor, found.Vendor, "There is no active vendor account with this id.");
        Refuse(errors, "product.id", request.Product, found.Product, "The vendor offers no product with this id.");
        Refuse(errors, "requester.id", request.Requester, found.Requester, "The client has no user with this id.");
        Refuse(errors, "assignee.id", request.Assignee, found.Assignee, NoAssignee);
        request.ExternalIds?.RefuseForeign(errors, caller);
        if (request.Client is null && caller.Type == AccountType.Operations)
        {
            errors.Add("client", "Operations names the client that asks.");
        }

        return asked;
    }

    /// <summary>True where the user or the token is active and belongs to one of the parties or to Operations.</summary>
    public static SqlText MayCare(int clientNo, int vendorNo, int? userNo, int? tokenNo) => SqlText.Of($"""
        exists (
            select 1
            from account a
            where (a.type = 'Operations' or a.account_no in ({clientNo}, {vendorNo}))
                and (exists (
                        select 1 from account_user u
                        where u.user_no = {userNo}::int and u.account_no = a.account_no and u.status = 'Active')
                    or exists (
                        select 1 from api_token t
                        where t.token_no = {tokenNo}::int and t.account_no = a.account_no and t.status = 'Active')))
        """);

    private static RequestParties Asked(NewRequest request, Caller caller)
    {
        // A number that no account has stands for an id that is none.
        const int nothing = -1;
        return new RequestParties(
            // A client's people are looked for in its own account, whatever account it names: what is another's would
            // show by what is refused.
            caller.Type == AccountType.Client
                ? caller.AccountNo
                : EntityNumber.Parse("ACC", request.Client?.Id) ?? nothing,
            EntityNumber.Parse("ACC", request.Vendor.Id) ?? nothing,
            EntityNumber.Parse("PRD", request.Product?.Id),
            request.Requester is null && caller.Type == AccountType.Client
                ? caller.UserNo
                : EntityNumber.Parse("USR", request.Requester?.Id),
            EntityNumber.Parse("USR", request.Assignee?.Id),
            EntityNumber.Parse("TKN", request.Assignee?.Id));
    }

    private static bool MayAskFor(IdOf? client, Caller caller) =>
        caller.Type == AccountType.Operations || EntityNumber.Parse("ACC", client?.Id) == caller.AccountNo;

    private static void Refuse(FieldErrors errors, string field, IdOf? named, bool right, string sentence)
    {
        if (named is not null && !right)
        {
            errors.Add(field, sentence);
        }
    }

    private sealed record Found(bool Client, bool Vendor, bool Product, bool Requester, bool Assignee);
}
