using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes.Queries;

/// <summary>Finds the attributes of the caller that would answer a query.</summary>
internal static class ExecuteQuery
{
    /// <summary>Own attributes of the repository, the newest version of each.</summary>
    public static async Task<ConnectorAnswer> Identity(ConnectorCall call)
    {
        var query = await ReadAsync(call, AttributeContents.IdentityAttributeQuery);
        var own = await OwnAsync(call);
        return Of(call, own.Where(one => AttributeQueries.Mismatch(query, one.Content, call.Me.Address, "") is null));
    }

    public static async Task<ConnectorAnswer> Iql(ConnectorCall call)
    {
        var query = await ReadAsync(call, AttributeContents.IqlAttributeQuery);
        var condition = Parse(query.Text("queryString")!);
        return Of(call, (await OwnAsync(call)).Where(one => condition(one.Content)));
    }

    /// <summary>One attribute of a relationship that is not private.</summary>
    public static async Task<ConnectorAnswer> Relationship(ConnectorCall call)
    {
        var query = await ReadAsync(call, AttributeContents.RelationshipAttributeQuery);
        var owner = query.Text("owner") is { Length: > 0 } asked ? asked : call.Me.Address;
        var found = await ListAsync(
            call, SqlText.Of($"""
                t.share_peer is not null and t.third_party is null and t.content ->> '@type' = {AttributeContents.Relationship}
                and t.content ->> 'key' = {query.Text("key")} and t.content ->> 'owner' = {owner}
                and t.content ->> 'confidentiality' <> 'private'
                and t.content -> 'value' ->> '@type' = {query.Child("attributeCreationHints").Text("valueType")}
                """));
        return ConnectorAnswer.Of((found.FirstOrDefault(one => AttributeQueries.IsInWindow(query, one.Content))
            ?? throw ConnectorErrors.NotFound("Attribute")).ToJson(call.Dialect));
    }

    /// <summary>Attributes of relationships with third parties, that are not private.</summary>
    public static async Task<ConnectorAnswer> ThirdParty(ConnectorCall call)
    {
        var query = await ReadAsync(call, AttributeContents.ThirdPartyRelationshipAttributeQuery);
        string[] parties = [.. query["thirdParty"]!.AsArray().Select(party => party!.GetValue<string>())];
        var ofWhom = query.Text("owner") switch
        {
            "thirdParty" => SqlText.Of($" and t.content ->> 'owner' = t.share_peer"),
            "recipient" => SqlText.Of($" and t.content ->> 'owner' = {call.Me.Address}"),
            _ => SqlText.Empty,
        };
        var found = await ListAsync(
            call, SqlText.Of($"""
                (t.share_peer = any({parties}) or ('' = any({parties}) and t.share_peer is not null))
                and t.third_party is null and t.content ->> 'key' = {query.Text("key")}{ofWhom}
                """));
        return Of(call, found.Where(one => AttributeQueries.Mismatch(query, one.Content, call.Me.Address, "") is null));
    }

    private static Func<JsonObject, bool> Parse(string text)
    {
        try
        {
            return IqlQuery.Parse(text);
        }
        catch (IqlException wrong)
        {
            throw ConnectorErrors.InvalidPropertyValue($"query/queryString is no IQL, at character {wrong.Offset}: {wrong.Message}");
        }
    }

    private static async Task<JsonObject> ReadAsync(ConnectorCall call, ContentType type)
    {
        var sent = (await call.BodyAsync())["query"] as JsonObject
            ?? throw ConnectorErrors.InvalidPropertyValue("must have required property 'query'");
        return sent["@type"] is null || sent.Type() == type.Name
            ? type.Read(sent)
            : throw ConnectorErrors.InvalidPropertyValue($"query/@type must be equal to constant '{type.Name}'");
    }

    private static Task<IReadOnlyList<StoredAttribute>> OwnAsync(ConnectorCall call) => ListAsync(
        call, SqlText.Of($"t.share_peer is null and t.content ->> '@type' = {AttributeContents.Identity}"));

    private static Task<IReadOnlyList<StoredAttribute>> ListAsync(ConnectorCall call, SqlText condition) =>
        call.Database.ListAsync<StoredAttribute>(
            SqlText.Of($"""
                select {StoredAttribute.Columns}
                from connector_attribute t
                where t.account_no = {call.Me.AccountNo} and t.succeeded_by is null and t.deletion_status is null
                    and {condition}
                order by t.created_at, t.attribute_id
                """),
            call.Cancellation);

    private static ConnectorAnswer Of(ConnectorCall call, IEnumerable<StoredAttribute> found) =>
        ConnectorAnswer.Of(found.Select(attribute => attribute.ToJson(call.Dialect)));
}
