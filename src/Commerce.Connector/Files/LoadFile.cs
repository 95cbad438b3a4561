using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Tokens;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Files;

/// <summary>
/// Loads somebody's file by its reference, or by that of a token which refers to it: from then on the caller may read it.
/// </summary>
internal static class LoadFile
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        if (body["reference"] is null && body["id"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'reference'");
        }

        // Older clients send the two parts of a reference apart.
        var file = body["reference"] is null && body.Text("id") is { } id && body.Text("secretKey") is { Length: > 0 } secret
            ? await RunAsync(new TruncatedReference(id, secret), call)
            : await RunAsync(body.Text("reference"), body.Text("password"), call);
        return ConnectorAnswer.Of(file.ToJson(call.Me, call.Dialect));
    }

    public static async Task<StoredFile> RunAsync(string? text, string? password, ConnectorCall call)
    {
        if (TruncatedReference.Parse(text) is not { } reference
            || !(Ids.IsOf("FIL", reference.Id) || Ids.IsOf("TOK", reference.Id)))
        {
            throw ConnectorErrors.InvalidPropertyValue(TruncatedReference.InvalidForFiles);
        }

        if (Ids.IsOf("FIL", reference.Id))
        {
            return await RunAsync(reference, call);
        }

        var work = await call.BeginAsync();
        var token = await OpenToken.RunAsync(reference, password, call, work);
        return await RunAsync(TokenContent.File(token.Content), call);
    }

    private static async Task<StoredFile> RunAsync(TruncatedReference reference, ConnectorCall call)
    {
        var file = await call.Database.FindAsync<StoredFile>(
            SqlText.Of($"""
                select {StoredFile.Columns}
                from connector_file f
                where f.file_id = {reference.Id}
                """),
            call.Cancellation);
        if (file is null || !reference.Opens(file.Secret) || file.ExpiresAt <= call.Now)
        {
            throw ConnectorErrors.NotFound("File");
        }

        if (file.OwnerNo != call.Me.AccountNo)
        {
            var work = await call.BeginAsync();
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                insert into connector_file_side (account_no, file_id, loaded_at)
                values ({call.Me.AccountNo}, {file.Id}, {work.Now})
                on conflict do nothing
                """));
            await call.CommitAsync(work);
        }

        return file;
    }
}
