using Commerce.Connector.Account;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Relationships;

/// <summary>Two accounts with an active relationship that both know of, for those who want to try the connector.</summary>
internal static class SeedRelationship
{
    private const string Content = """{"@type":"ArbitraryRelationshipTemplateContent","value":{}}""";
    private const string Creation = """{"@type":"ArbitraryRelationshipCreationContent","value":{}}""";

    /// <summary>Inside the connection's transaction, if it has one. Does nothing where the two have a relationship already.</summary>
    /// <returns>The addresses of both.</returns>
    public static async Task<(string Templator, string Requestor)> RunAsync(
        int templatorNo, int requestorNo, string host, DateTimeOffset now, NpgsqlConnection connection)
    {
        var templator = await FindConnectorAccount.CreateAsync(templatorNo, host, connection);
        var requestor = await FindConnectorAccount.CreateAsync(requestorNo, host, connection);
        var (relationship, template) = (Ids.Relationship(), Ids.Template());
        await connection.ExecuteAsync(SqlText.Of($"""
            with p as (
                insert into connector_template (template_id, owner_no, owner_address, device, content, secret, created_at)
                select {template}, {templatorNo}, {templator.Address}, {templator.Device}, {Content}::jsonb,
                    {TruncatedReference.NewSecret()}, {now}
                where not exists (
                    select
                    from connector_relationship_side s
                    join connector_relationship l on l.relationship_id = s.relationship_id
                    where s.account_no = {templatorNo} and s.peer_no = {requestorNo}
                        and l.status in ('Pending', 'Active', 'Terminated', 'DeletionProposed'))
                returning template_id
            ), loaded as (
                insert into connector_template_side (account_no, template_id, loaded_at)
                select {requestorNo}, template_id, {now} from p
            ), l as (
                insert into connector_relationship (
                    relationship_id, template_id, requestor_no, templator_no, change_id, status, last_seq, creation_content,
                    created_at)
                select {relationship}, template_id, {requestorNo}, {templatorNo}, {Ids.Change()}, 'Active', 2, {Creation}::jsonb, {now}
                from p
                returning relationship_id
            ), c as (
                insert into connector_relationship_change (
                    relationship_id, seq, at, by_address, device, reason, old_status, new_status)
                select relationship_id, 1, {now}, {requestor.Address}, {requestor.Device}, 'Creation', null, 'Pending' from l
                union all
                select relationship_id, 2, {now}, {templator.Address}, {templator.Device}, 'AcceptanceOfCreation', 'Pending',
                    'Active'
                from l
            )
            insert into connector_relationship_side (account_no, relationship_id, peer_no, peer_address, seen_seq, status)
            select {requestorNo}, relationship_id, {templatorNo}, {templator.Address}, 2, 'Active' from l
            union all
            select {templatorNo}, relationship_id, {requestorNo}, {requestor.Address}, 2, 'Active' from l
            """));
        return (templator.Address, requestor.Address);
    }
}
