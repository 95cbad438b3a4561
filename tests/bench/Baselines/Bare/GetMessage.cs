using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Baselines.Bare;

internal static class GetMessage
{
    public static async Task<Results<Ok<Message>, NotFound>> Handle(
        string id, string messageId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var (request, seq) = (Ids.Request(id), Ids.Seq(messageId));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(
            """
            select m.type, m.content, m.created_at, m.client_visible, m.vendor_visible, m.operations_visible,
                a.account_no, a.type as account_type, a.status as account_status, a.name as account_name,
                t.token_no, t.name as token_name
            from message m
            join account a on a.account_no = m.account_no
            join api_token t on t.token_no = m.token_no
            where m.request_no = @request and m.seq = @seq
            """,
            new { request, seq },
            cancellationToken: cancellation));
        if (row is null)
        {
            return TypedResults.NotFound();
        }

        var account = Ids.Two("ACC", row.AccountNo);
        return TypedResults.Ok(new Message(
            Ids.Message(request, seq),
            Ids.Href(request, seq),
            row.Type,
            row.Content,
            new Visibility(row.ClientVisible, row.VendorVisible, row.OperationsVisible),
            new Account(
                account, $"/v1/accounts/accounts/{account}", row.AccountType, row.AccountStatus, row.AccountName),
            new Audit(new AuditEvent(
                row.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                new Actor(Ids.Two("TKN", row.TokenNo), row.TokenName),
                new Actor(account, row.AccountName)))));
    }

    private sealed record Row(
        string Type, string Content, DateTime CreatedAt, bool ClientVisible, bool VendorVisible, bool OperationsVisible,
        int AccountNo, string AccountType, string AccountStatus, string AccountName, int TokenNo, string TokenName);
}
