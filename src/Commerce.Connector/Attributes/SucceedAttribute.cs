using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Notifications;

namespace Commerce.Connector.Attributes;

/// <summary>
/// Gives an own attribute a new version. Of an attribute of the relationship the peer is told at once; of one of the
/// repository only when that is asked for.
/// </summary>
internal static class SucceedAttribute
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        if ((await call.BodyAsync())["successorContent"] is not JsonObject sent)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'successorContent'");
        }

        var work = await call.BeginAsync();
        var attributes = new AttributeStore(work);
        var before = await attributes.FindAsync(call.Route("id")) ?? throw ConnectorErrors.NotFound("Attribute");
        if (before.Content.Type() == AttributeContents.Relationship)
        {
            return await OfRelationshipAsync(before, sent, attributes, work, call);
        }

        var content = CreateAttribute.Read(sent, call.Me.Address);
        if (before.SharePeer is not null || before.SucceededBy is not null || !Fits(before.Content, content))
        {
            throw CannotSucceed();
        }

        var successor = await attributes.AddOwnAsync(content, before.Id, before.IsDefault);
        var both = await attributes.SucceedAndFindAsync(before.Id, successor.Id, call.Dialect);
        work.Tell("consumption.repositoryAttributeSucceeded", both.Copy());
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(both);
    }

    /// <summary>True where one may take the place of the other: of the same owner, kind, value type and key.</summary>
    public static bool Fits(JsonObject before, JsonObject after) =>
        before.Type() == after.Type() && before.Text("owner") == after.Text("owner") && before.Text("key") == after.Text("key")
        && before["value"].Type() == after["value"].Type();

    /// <summary>What is not said stays as it was.</summary>
    private static async Task<ConnectorAnswer> OfRelationshipAsync(
        StoredAttribute before, JsonObject sent, AttributeStore attributes, AccountWork work, ConnectorCall call)
    {
        var merged = before.Content;
        foreach (var name in new[] { "value", "validFrom", "validTo" })
        {
            merged[name] = sent[name]?.DeepClone();
        }

        var content = AttributeContents.RelationshipAttribute.Read(merged.Compact());
        if (before.Owner != call.Me.Address || before.SharePeer is null || before.ThirdParty is not null
            || before.SucceededBy is not null || before.DeletionStatus is not null || !Fits(before.Content, content))
        {
            throw CannotSucceed();
        }

        var id = Ids.Notification();
        var successor = await attributes.AddNotifiedAsync(content, before, id, null);
        var both = await attributes.SucceedAndFindAsync(before.Id, successor, call.Dialect);
        await SendNotification.RunAsync(id, before.SharePeer, NotifyPeer.Item(before.Id, successor, content), work);
        work.Tell("consumption.ownSharedAttributeSucceeded", both.Copy());
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(both);
    }

    private static ConnectorException CannotSucceed() => ConnectorErrors.BadRequest(
        "error.consumption.attributes.cannotSucceed",
        "Only the newest version of an own Attribute can be succeeded, by one of the same value type; no shared copy of it.");
}
