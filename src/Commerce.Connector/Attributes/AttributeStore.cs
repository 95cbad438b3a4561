using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Attributes;

/// <summary>The attributes of one account: its own, its copies of those it shares, and those that others share with it.</summary>
internal sealed class AttributeStore
{
    private readonly NpgsqlConnection _connection;
    private readonly ConnectorAccount _me;
    private readonly AccountWork? _work;

    /// <summary>For reading alone.</summary>
    public AttributeStore(ConnectorAccount me, NpgsqlConnection connection) => (_me, _connection) = (me, connection);

    /// <summary>For writing as well.</summary>
    public AttributeStore(AccountWork work)
        : this(work.Me, work.Connection) => _work = work;

    /// <summary>By which it reads and writes.</summary>
    public NpgsqlConnection Connection => _connection;

    private AccountWork Work => _work ?? throw new InvalidOperationException("Attributes are only read here.");

    public Task<StoredAttribute?> FindAsync(string id) => _connection.FindAsync<StoredAttribute>(SqlText.Of($"""
        select {StoredAttribute.Columns}
        from connector_attribute t
        where t.account_no = {_me.AccountNo} and t.attribute_id = {id}
        """));

    /// <summary>The newest copy of an own attribute that a peer has.</summary>
    public Task<StoredAttribute?> FindSharedAsync(string sourceId, string peer) =>
        _connection.FindAsync<StoredAttribute>(SqlText.Of($"""
            select {StoredAttribute.Columns}
            from connector_attribute t
            where t.account_no = {_me.AccountNo} and t.share_peer = {peer} and t.source_attribute = {sourceId}
                and t.deletion_status is null
            order by t.created_at desc
            limit 1
            """));

    /// <summary>True where a peer has the attribute, or another version of it.</summary>
    public async Task<bool> IsSharedAsync(string sourceId, string peer) => await _connection.FindAsync<bool>(SqlText.Of($"""
        with recursive version(id) as (
            select {sourceId}::text
            union
            select v.id
            from version
            join connector_attribute t on t.account_no = {_me.AccountNo} and t.attribute_id = version.id
            cross join lateral (values (t.succeeds), (t.succeeded_by)) v(id)
            where v.id is not null
        )
        select exists (
            select
            from connector_attribute t
            where t.account_no = {_me.AccountNo} and t.share_peer = {peer}
                and t.source_attribute in (select id from version) and t.deletion_status is null)
        """));

    /// <summary>An attribute of the account itself; the first of its value type is the standard one.</summary>
    public async Task<StoredAttribute> AddOwnAsync(JsonObject content, string? succeeds = null, bool isDefault = false)
    {
        var id = Ids.Attribute();
        await InsertAsync(id, content, null, null, null, null);
        await Work.Connection.ExecuteAsync(SqlText.Of($"""
            update connector_attribute t
            set succeeds = {succeeds}::text,
                is_default = {isDefault} or not exists (
                    select
                    from connector_attribute o
                    where o.account_no = t.account_no and o.attribute_id <> t.attribute_id and o.share_peer is null
                        and o.is_default and o.content -> 'value' ->> '@type' = t.content -> 'value' ->> '@type')
            where t.account_no = {_me.AccountNo} and t.attribute_id = {id}
            """));
        return await TellAsync(id);
    }

    /// <summary>A copy that the account shares with a peer, or makes for it.</summary>
    /// <returns>Its id, which is the same on the other side.</returns>
    public async Task<string> AddSharedAsync(
        JsonObject content, string peer, string requestId, string? source, string? thirdParty = null)
    {
        var id = Ids.Attribute();
        await InsertAsync(id, content, peer, requestId, source, thirdParty);
        await TellAsync(id);
        return id;
    }

    /// <summary>What the other side of a request has answered with, or has taken over. Keeping it twice changes nothing.</summary>
    public async Task AddReceivedAsync(
        string id, JsonObject content, string peer, string requestId, string? source = null, string? thirdParty = null)
    {
        if (await InsertAsync(id, content, peer, requestId, source, thirdParty))
        {
            await TellAsync(id);
        }
    }

    /// <summary>A copy of a new version of an own attribute, of which the peer is told by a notification.</summary>
    /// <param name="before">What the peer has so far.</param>
    /// <param name="source">The own attribute; null where the attribute is of the relationship.</param>
    /// <returns>Its id, which is the same on the other side.</returns>
    public async Task<string> AddNotifiedAsync(JsonObject content, StoredAttribute before, string notificationId, string? source)
    {
        var id = Ids.Attribute();
        await InsertAsync(id, content, before.SharePeer, null, source, before.ThirdParty, notificationId);
        await TellAsync(id);
        return id;
    }

    /// <summary>A new version that a notification of the peer tells.</summary>
    public async Task AddTakenOverAsync(string id, JsonObject content, StoredAttribute before, string notificationId)
    {
        await InsertAsync(id, content, before.SharePeer, null, null, before.ThirdParty, notificationId);
        await TellAsync(id);
    }

    /// <returns>Both as they are then.</returns>
    public async Task<JsonObject> SucceedAndFindAsync(string predecessor, string successor, Dialect dialect)
    {
        await SucceedAsync(predecessor, successor);
        return new JsonObject
        {
            ["predecessor"] = (await FindAsync(predecessor))!.ToJson(dialect),
            ["successor"] = (await FindAsync(successor))!.ToJson(dialect),
        };
    }

    public Task SucceedAsync(string predecessor, string successor) => Work.Connection.ExecuteAsync(SqlText.Of($"""
        with before as (
            update connector_attribute
            set succeeded_by = {successor}
            where account_no = {_me.AccountNo} and attribute_id = {predecessor}
        )
        update connector_attribute
        set succeeds = {predecessor}
        where account_no = {_me.AccountNo} and attribute_id = {successor}
        """));

    public Task SetDeletionAsync(string id, string status, DateTimeOffset date) =>
        Work.Connection.ExecuteAsync(SqlText.Of($"""
            update connector_attribute
            set deletion_status = {status}, deletion_date = {date}
            where account_no = {_me.AccountNo} and attribute_id = {id}
            """));

    /// <summary>Marks an attribute and its older versions.</summary>
    public Task SetDeletionOfVersionsAsync(string id, string status, DateTimeOffset date) =>
        Work.Connection.ExecuteAsync(SqlText.Of($"""
            with recursive {Older(id)}
            update connector_attribute
            set deletion_status = {status}, deletion_date = {date}
            where account_no = {_me.AccountNo} and attribute_id in (select id from older)
            """));

    /// <summary>Deletes an attribute and its older versions. What names them names them no more.</summary>
    public Task DeleteVersionsAsync(string id) => Work.Connection.ExecuteAsync(SqlText.Of($"""
        with recursive {Older(id)}, gone as (
            delete from connector_attribute
            where account_no = {_me.AccountNo} and attribute_id in (select id from older)
        )
        update connector_attribute t
        set source_attribute = case when t.source_attribute in (select id from older) then null else t.source_attribute end,
            succeeds = case when t.succeeds = {id} then null else t.succeeds end
        where t.account_no = {_me.AccountNo} and t.attribute_id not in (select id from older)
            and (t.succeeds = {id} or t.source_attribute in (select id from older))
        """));

    private SqlText Older(string id) => SqlText.Of($"""
        older(id) as (
            select {id}::text
            union
            select t.succeeds
            from older
            join connector_attribute t on t.account_no = {_me.AccountNo} and t.attribute_id = older.id
            where t.succeeds is not null
        )
        """);

    private async Task<bool> InsertAsync(
        string id, JsonObject content, string? peer, string? requestId, string? source, string? thirdParty,
        string? notificationId = null) =>
        await Work.Connection.ExecuteAsync(SqlText.Of($"""
            insert into connector_attribute (
                account_no, attribute_id, content, share_peer, request_reference, notification_reference, source_attribute,
                third_party, created_at)
            values (
                {_me.AccountNo}, {id}, {content.ToJsonString()}::jsonb, {peer}::text, {requestId}::text,
                {notificationId}::text, {source}::text, {thirdParty}::text, {Work.Now})
            on conflict on constraint connector_attribute_pkey do nothing
            """)) == 1;

    private async Task<StoredAttribute> TellAsync(string id)
    {
        var stored = (await FindAsync(id))!;
        Work.Tell("consumption.attributeCreated", stored.ToJson());
        return stored;
    }
}
