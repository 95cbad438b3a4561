using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Attributes;

/// <summary>Gives an own attribute a new version.</summary>
internal static class SucceedAttribute
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        if ((await call.BodyAsync())["successorContent"] is not JsonObject sent)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'successorContent'");
        }

        var content = CreateAttribute.Read(sent, call.Me.Address);
        var work = await call.BeginAsync();
        var attributes = new AttributeStore(work);
        var before = await attributes.FindAsync(call.Route("id")) ?? throw ConnectorErrors.NotFound("Attribute");
        if (before.SharePeer is not null || before.SucceededBy is not null
            || before.Content["value"].Type() != content["value"].Type())
        {
            throw ConnectorErrors.BadRequest(
                "error.consumption.attributes.cannotSucceed",
                "Only the newest version of an own IdentityAttribute can be succeeded, by one of the same value type.");
        }

        var successor = await attributes.AddOwnAsync(content, before.Id, before.IsDefault);
        await attributes.SucceedAsync(before.Id, successor.Id);
        var predecessor = (await attributes.FindAsync(before.Id))!;
        successor = (await attributes.FindAsync(successor.Id))!;
        var both = new JsonObject { ["predecessor"] = predecessor.ToJson(), ["successor"] = successor.ToJson() };
        work.Tell("consumption.repositoryAttributeSucceeded", both.Copy());
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(both);
    }
}
