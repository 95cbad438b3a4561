using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes;

/// <summary>Deletes an own attribute. Copies that peers have stay with them.</summary>
internal static class DeleteAttribute
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var work = await call.BeginAsync();
        var attribute = await new AttributeStore(work).FindAsync(call.Route("id")) ?? throw ConnectorErrors.NotFound("Attribute");
        if (attribute.SharePeer is not null)
        {
            throw ConnectorErrors.BadRequest(
                "error.runtime.attributes.isNotRepositoryAttribute", "Only attributes of the repository are deleted here, no shared ones.");
        }

        await work.Connection.ExecuteAsync(SqlText.Of($"""
            with gone as (
                delete from connector_attribute
                where account_no = {call.Me.AccountNo} and attribute_id = {attribute.Id}
            )
            update connector_attribute
            set source_attribute = case when source_attribute = {attribute.Id} then null else source_attribute end,
                succeeds = case when succeeds = {attribute.Id} then null else succeeds end
            where account_no = {call.Me.AccountNo} and {attribute.Id} in (source_attribute, succeeds)
            """));
        work.Tell("consumption.attributeDeleted", attribute.ToJson());
        await call.CommitAsync(work);
        return ConnectorAnswer.NoContent;
    }
}
