using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>Reads a token of the caller's own, or one that it has loaded; as JSON, or as a picture of its reference.</summary>
internal static class GetToken
{
    public static SqlText Own(ConnectorAccount reader) =>
        SqlText.Of($"k.owner_no = {reader.AccountNo} and not k.is_ephemeral");

    public static SqlText Loaded(ConnectorAccount reader) => SqlText.Of($"""
        k.token_id in (select v.token_id from connector_token_side v where v.account_no = {reader.AccountNo})
        """);

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var token = await call.Database.FindAsync<StoredToken>(
            SqlText.Of($"""
                select {StoredToken.Columns}
                from connector_token k
                where k.token_id = {call.Route("id")} and (({Own(call.Me)}) or {Loaded(call.Me)})
                """),
            call.Cancellation) ?? throw ConnectorErrors.NotFound(OpenToken.Kind);
        return ConnectorRoutes.WantsPicture(call.Http)
            ? QrPicture.Of(token.ReferenceText, token.Id)
            : ConnectorAnswer.Of((token with { IsEphemeral = false }).ToJson(call.Dialect));
    }
}
