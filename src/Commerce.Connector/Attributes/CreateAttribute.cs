using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Attributes;

/// <summary>Adds an identity attribute to those of the caller's account.</summary>
internal static class CreateAttribute
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        if (body["content"] is not JsonObject sent)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'content'");
        }

        var content = Read(sent, call.Me.Address);
        var work = await call.BeginAsync();
        var added = await new AttributeStore(work).AddOwnAsync(content);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(added.ToJson(call.Dialect));
    }

    /// <summary>The content of an own attribute. Older clients name its type and its owner, which can only be the caller.</summary>
    public static JsonObject Read(JsonObject sent, string address)
    {
        if ((sent["@type"] is not null && sent.Type() != AttributeContents.Identity)
            || (sent["owner"] is not null && sent.Text("owner") is not "" && sent.Text("owner") != address))
        {
            throw ConnectorErrors.BadRequest(
                "error.connector.attributes.cannotCreateNotSelfOwnedRepositoryAttribute",
                "You are not allowed to create an Attribute that is not an IdentityAttribute of your own.");
        }

        if (sent["value"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("content must have required property 'value'");
        }

        var content = sent.Copy();
        content["owner"] = address;
        return AttributeContents.IdentityAttribute.Read(content);
    }
}
