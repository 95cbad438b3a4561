using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>Loads somebody's token by its reference: from then on the caller may read it, unless it asks to keep nothing.</summary>
internal static class LoadToken
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var reference = Read(body);
        var isEphemeral = NewToken.Flag(body, "ephemeral") ?? false;
        var work = await call.BeginAsync();
        var token = await OpenToken.RunAsync(reference, body.Text("password"), call, work);
        if (!isEphemeral && token.OwnerNo != work.Me.AccountNo)
        {
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                insert into connector_token_side (account_no, token_id, loaded_at)
                values ({work.Me.AccountNo}, {token.Id}, {work.Now})
                on conflict do nothing
                """));
        }

        await call.CommitAsync(work);
        return ConnectorAnswer.Of((token with { IsEphemeral = isEphemeral }).ToJson(call.Dialect));
    }

    private static TruncatedReference Read(JsonObject body)
    {
        // Older clients send the two parts of a reference apart.
        var isOlder = body["reference"] is null && body["id"] is not null;
        if (!isOlder && body["reference"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'reference'");
        }

        var reference = isOlder
            ? body.Text("id") is { } id && body.Text("secretKey") is { Length: > 0 } secret
                ? new TruncatedReference(id, secret)
                : null
            : TruncatedReference.Parse(body.Text("reference"));
        return reference is not null && Ids.IsOf("TOK", reference.Id)
            ? reference
            : throw ConnectorErrors.InvalidPropertyValue("token reference invalid");
    }
}
