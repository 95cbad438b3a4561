using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Templates;

/// <summary>Reads a template of the caller's own, or one that it has loaded; as JSON, or as a picture of its reference.</summary>
internal static class GetTemplate
{
    /// <summary>Whether the account may read the template <c>p</c>.</summary>
    public static SqlText Visible(ConnectorAccount reader) => SqlText.Of($"""
        (
            p.owner_no = {reader.AccountNo}
            or exists (
                select from connector_template_side v
                where v.account_no = {reader.AccountNo} and v.template_id = p.template_id)
        )
        """);

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var template = await call.Database.ReadAsync(
            connection => FindAsync(call.Route("id"), call.Me, connection), call.Cancellation)
            ?? throw ConnectorErrors.NotFound("RelationshipTemplate");
        return ConnectorRoutes.WantsPicture(call.Http)
            ? QrPicture.Of(template.ReferenceText, template.Id)
            : ConnectorAnswer.Of(template.ToJson(call.Me, call.Dialect));
    }

    /// <returns>Null where the account may read no such template.</returns>
    public static Task<StoredTemplate?> FindAsync(string id, ConnectorAccount reader, NpgsqlConnection connection) =>
        connection.FindAsync<StoredTemplate>(SqlText.Of($"""
            select {StoredTemplate.Columns}
            from connector_template p
            where p.template_id = {id} and {Visible(reader)}
            """));
}
