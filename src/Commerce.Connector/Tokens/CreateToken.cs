using Commerce.Connector.Envelope;
using Commerce.Connector.Files;
using Commerce.Connector.Templates;

namespace Commerce.Connector.Tokens;

/// <summary>Makes a token: of anything, of a file that the caller may read, or of a template of its own.</summary>
internal static class CreateToken
{
    private const string Prefix = "error.runtime.relationshipTemplates.";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var content = TokenContent.Read(body["content"]);
        var asked = NewToken.Read(body, call);
        if (asked.ExpiresAt is not { } expiresAt)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'expiresAt'");
        }

        var work = await call.BeginAsync();
        var token = await asked.AddAsync(content, expiresAt, isEphemeral: false, work);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(token.ToJson(call.Dialect));
    }

    /// <summary>It lasts as long as the file, unless asked otherwise.</summary>
    public static async Task<ConnectorAnswer> OfFile(ConnectorCall call)
    {
        var asked = NewToken.Read(await call.OptionalBodyAsync(), call);
        var work = await call.BeginAsync();
        var file = await FileStore.FindAsync(call.Route("id"), call.Me, work.Connection)
            ?? throw ConnectorErrors.NotFound("File");
        var token = await asked.AddAsync(TokenContent.OfReference(file.Reference), file.ExpiresAt, isEphemeral: true, work);
        await call.CommitAsync(work);
        return Answer(token, call);
    }

    /// <summary>It is for whom the template is for, behind the same password.</summary>
    public static async Task<ConnectorAnswer> OfTemplate(ConnectorCall call)
    {
        var asked = NewToken.Read(await call.OptionalBodyAsync(), call);
        var work = await call.BeginAsync();
        var template = await GetTemplate.FindAsync(call.Route("id"), call.Me, work.Connection)
            ?? throw ConnectorErrors.NotFound("RelationshipTemplate");
        Check(template, asked, call);
        var token = await asked.AddAsync(
            TokenContent.OfReference(template.Reference, template.ForIdentity), template.ExpiresAt ?? WireTimes.Never,
            isEphemeral: true, work);
        await call.CommitAsync(work);
        return Answer(token, call);
    }

    private static void Check(StoredTemplate template, NewToken asked, ConnectorCall call)
    {
        if (template.OwnerNo != call.Me.AccountNo)
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}cannotCreateTokenForPeerTemplate", "You cannot create a Token for a peer RelationshipTemplate.");
        }

        if (template.ForIdentity is not null && template.ForIdentity != asked.Protection.ForIdentity)
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}personalizationMustBeInherited",
                "If a RelationshipTemplate is personalized, Tokens created from it must have the same personalization.");
        }

        if (template.Password is not null
            && (template.Password != asked.Protection.Password || template.IsPin != asked.Protection.IsPin))
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}passwordProtectionMustBeInherited",
                "If a RelationshipTemplate has password protection, Tokens created from it must have the same password "
                + "protection.");
        }
    }

    private static ConnectorAnswer Answer(StoredToken token, ConnectorCall call) => ConnectorRoutes.WantsPicture(call.Http)
        ? QrPicture.Of(token.ReferenceText, token.Id)
        : ConnectorAnswer.Of(token.ToJson(call.Dialect));
}
