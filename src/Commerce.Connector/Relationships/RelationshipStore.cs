using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Connector.Templates;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Relationships;

/// <summary>Finds, adds and moves relationships, and tells the acting account of it; the other learns when it synchronises.</summary>
internal static class RelationshipStore
{
    public const string Changed = "transport.relationshipChanged";

    /// <summary>Tells of a change of a relationship; of a reactivation by its own name as well.</summary>
    /// <param name="reason">As the audit log has it.</param>
    public static void TellChange(JsonObject relationship, string reason, AccountWork work)
    {
        work.Tell(Changed, relationship);
        if (reason is "ReactivationRequested")
        {
            work.Tell("transport.relationshipReactivationRequested", relationship);
        }
        else if (reason is "AcceptanceOfReactivation" or "RejectionOfReactivation" or "RevocationOfReactivation")
        {
            work.Tell("transport.relationshipReactivationCompleted", relationship);
        }
    }

    /// <summary>The relationship that stands between the account and a peer, as the account knows it.</summary>
    /// <returns>The last one that did not end before it began, else the last; null where there is none.</returns>
    public static Task<SeenRelationship?> WithAsync(string peer, ConnectorAccount me, NpgsqlConnection connection) =>
        connection.FindAsync<SeenRelationship>(SqlText.Of($"""
            select {SeenRelationship.Columns}
            {SeenRelationship.Source} and s.account_no = {me.AccountNo} and s.peer_address = {peer}
            order by s.status in ('Rejected', 'Revoked'), l.created_at desc, l.relationship_id desc
            limit 1
            """));

    /// <exception cref="ConnectorException">404: the account knows of no such relationship.</exception>
    public static async Task<SeenRelationship> GetAsync(string id, ConnectorAccount me, NpgsqlConnection connection) =>
        await FindAsync(id, me, connection) ?? throw ConnectorErrors.NotFound("Relationship");

    public static Task<SeenRelationship?> FindAsync(string id, ConnectorAccount me, NpgsqlConnection connection) =>
        connection.FindAsync<SeenRelationship>(SqlText.Of($"""
            select {SeenRelationship.Columns}
            {SeenRelationship.Source} and s.account_no = {me.AccountNo} and s.relationship_id = {id}
            """));

    public static async Task<JsonObject> RenderAsync(
        SeenRelationship relationship, ConnectorAccount me, Dialect dialect, NpgsqlConnection connection) =>
        (await RenderAsync([relationship], me, dialect, connection))[0];

    public static async Task<IReadOnlyList<JsonObject>> RenderAsync(
        IReadOnlyList<SeenRelationship> relationships, ConnectorAccount me, Dialect dialect, NpgsqlConnection connection)
    {
        if (relationships.Count == 0)
        {
            return [];
        }

        string[] ids = [.. relationships.Select(one => one.Id)];
        string[] templateIds = [.. relationships.Select(one => one.TemplateId).Distinct()];
        var changes = (await connection.ListAsync<StoredChange>(SqlText.Of($"""
            select c.relationship_id, c.seq, c.at, c.by_address, c.device, c.reason, c.old_status, c.new_status
            from connector_relationship_change c
            where c.relationship_id = any({ids})
            """))).ToLookup(change => change.RelationshipId);
        var templates = (await connection.ListAsync<StoredTemplate>(SqlText.Of($"""
            select {StoredTemplate.Columns}
            from connector_template p
            where p.template_id = any({templateIds})
            """))).ToDictionary(template => template.Id);
        return [.. relationships.Select(one => one.ToJson(me, templates[one.TemplateId], changes[one.Id], dialect))];
    }

    /// <summary>A new relationship, pending, known to who asks for it.</summary>
    /// <returns>Null where the two have one already.</returns>
    public static async Task<SeenRelationship?> AddAsync(
        StoredTemplate template, JsonObject creationContent, AccountWork work)
    {
        var id = Ids.Relationship();
        var added = await work.Connection.ExecuteAsync(SqlText.Of($"""
            with l as (
                insert into connector_relationship (
                    relationship_id, template_id, requestor_no, templator_no, change_id, status, creation_content, created_at)
                values (
                    {id}, {template.Id}, {work.Me.AccountNo}, {template.OwnerNo}, {Ids.Change()}, 'Pending',
                    {creationContent.ToJsonString()}::jsonb, {work.Now})
                on conflict do nothing
                returning relationship_id
            ), c as (
                insert into connector_relationship_change (relationship_id, seq, at, by_address, device, reason, new_status)
                select relationship_id, 1, {work.Now}, {work.Me.Address}, {work.Me.Device}, 'Creation', 'Pending' from l
            )
            insert into connector_relationship_side (account_no, relationship_id, peer_no, peer_address, seen_seq, status)
            select {work.Me.AccountNo}, relationship_id, {template.OwnerNo}, {template.OwnerAddress}, 1, 'Pending' from l
            union all
            select {template.OwnerNo}, relationship_id, {work.Me.AccountNo}, {work.Me.Address}, 0, null from l
            """));
        return added == 0 ? null : await FindAsync(id, work.Me, work.Connection);
    }

    /// <summary>
    /// Moves a relationship on by something that its account did. The relationship's row is to be locked before
    /// (<see cref="LockAsync"/>).
    /// </summary>
    public static async Task<SeenRelationship> MoveAsync(
        SeenRelationship relationship, string reason, RelationshipStatus to, AccountWork work)
    {
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            with l as (
                update connector_relationship
                set status = {to.ToString()}, last_seq = last_seq + 1
                where relationship_id = {relationship.Id}
                returning relationship_id, last_seq
            ), c as (
                insert into connector_relationship_change (
                    relationship_id, seq, at, by_address, device, reason, old_status, new_status)
                select relationship_id, last_seq, {work.Now}, {work.Me.Address}, {work.Me.Device}, {reason},
                    {relationship.ActualText}, {to.ToString()}
                from l
            )
            update connector_relationship_side s
            set seen_seq = l.last_seq, status = {to.ToString()}
            from l
            where s.account_no = {work.Me.AccountNo} and s.relationship_id = l.relationship_id
            """));
        return (await FindAsync(relationship.Id, work.Me, work.Connection))!;
    }

    /// <summary>The relationship with its row locked, so that of two who act on it at once one comes after the other.</summary>
    /// <exception cref="ConnectorException">404: the account knows of no such relationship.</exception>
    public static async Task<SeenRelationship> LockAsync(string id, AccountWork work)
    {
        await work.Connection.FindAsync<string>(SqlText.Of($"""
            select l.relationship_id from connector_relationship l where l.relationship_id = {id} for no key update
            """));
        return await GetAsync(id, work.Me, work.Connection);
    }

    /// <summary>Brings into the account's view what others did to its relationships, and tells it.</summary>
    /// <returns>Those that have changed.</returns>
    public static async Task<IReadOnlyList<SeenRelationship>> SynchronizeAsync(AccountWork work)
    {
        string[] moved = [.. await work.Connection.ListAsync<string>(SqlText.Of($"""
            update connector_relationship_side s
            set seen_seq = l.last_seq, status = l.status
            from connector_relationship l
            where s.account_no = {work.Me.AccountNo} and l.relationship_id = s.relationship_id and s.seen_seq < l.last_seq
            returning s.relationship_id
            """))];
        if (moved.Length == 0)
        {
            return [];
        }

        var seen = await work.Connection.ListAsync<SeenRelationship>(SqlText.Of($"""
            select {SeenRelationship.Columns}
            {SeenRelationship.Source} and s.account_no = {work.Me.AccountNo} and s.relationship_id = any({moved})
            order by l.created_at, l.relationship_id
            """));
        foreach (var one in seen)
        {
            await SeeRelationship.RunAsync(one, work);
        }

        var reasons = (await work.Connection.ListAsync<LastChange>(SqlText.Of($"""
            select s.relationship_id as id, c.reason
            from connector_relationship_side s
            join connector_relationship_change c on c.relationship_id = s.relationship_id and c.seq = s.seen_seq
            where s.account_no = {work.Me.AccountNo} and s.relationship_id = any({moved})
            """))).ToDictionary(last => last.Id, last => last.Reason);
        foreach (var (one, told) in seen.Zip(await RenderAsync(seen, work.Me, work.Me.Spelling, work.Connection)))
        {
            TellChange(told, reasons[one.Id], work);
        }

        return seen;
    }

    private sealed record LastChange(string Id, string Reason);
}
