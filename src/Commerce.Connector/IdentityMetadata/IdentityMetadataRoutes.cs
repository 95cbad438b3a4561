using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.IdentityMetadata;

/// <summary>What an account notes about a peer, or about itself: for its own eyes.</summary>
internal static class IdentityMetadataRoutes
{
    private const int LongestKey = 200;
    private const int MostNotes = 1_000;
    private const string Prefix = "error.runtime.identityMetadata.";

    public static async Task<ConnectorAnswer> Put(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var (reference, key) = Place(body.Text("reference"), body["key"], body.Text("key"));
        var value = body["value"] is { } sent
            ? Property.Anything("value").Read("IdentityMetadata", sent)
            : throw ConnectorErrors.InvalidPropertyValue("must have required property 'value'");
        var work = await call.BeginAsync();
        if (reference != call.Me.Address && await RelationshipStore.WithAsync(reference, call.Me, work.Connection) is null)
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}unfamiliarReferencedIdentity",
                "The reference of the IdentityMetadata resolves neither to the address of a peer of a Relationship nor the address of "
                + "the own Identity.");
        }

        var kept = await work.Connection.ExecuteAsync(SqlText.Of($"""
            insert into connector_identity_metadata (account_no, reference, key, value)
            select {call.Me.AccountNo}, {reference}, {key}, {value.ToJsonString()}::jsonb
            where (select count(*) from connector_identity_metadata where account_no = {call.Me.AccountNo} and reference = {reference})
                < {MostNotes}
                or exists (
                    select from connector_identity_metadata
                    where account_no = {call.Me.AccountNo} and reference = {reference} and key = {key})
            on conflict on constraint connector_identity_metadata_pkey do update
            set value = excluded.value
            """));
        if (kept == 0)
        {
            throw ConnectorErrors.InvalidPropertyValue($"There are {MostNotes} keys for this reference already; delete some first.");
        }

        await call.CommitAsync(work);
        return ConnectorAnswer.Of(Of(reference, key, value));
    }

    public static async Task<ConnectorAnswer> Get(ConnectorCall call)
    {
        var (reference, key) = Place(call);
        var found = await call.Database.FindAsync<string>(
            SqlText.Of($"""
                select value::text
                from connector_identity_metadata
                where account_no = {call.Me.AccountNo} and reference = {reference} and key = {key}
                """),
            call.Cancellation) ?? throw NotFound();
        return ConnectorAnswer.Of(Of(reference, key, JsonNode.Parse(found)));
    }

    public static async Task<ConnectorAnswer> Delete(ConnectorCall call)
    {
        var (reference, key) = Place(call);
        var work = await call.BeginAsync();
        var deleted = await work.Connection.ExecuteAsync(SqlText.Of($"""
            delete from connector_identity_metadata
            where account_no = {call.Me.AccountNo} and reference = {reference} and key = {key}
            """));
        if (deleted == 0)
        {
            throw NotFound();
        }

        await call.CommitAsync(work);
        return ConnectorAnswer.NoContent;
    }

    private static (string Reference, string Key) Place(ConnectorCall call)
    {
        var query = call.Http.Request.Query;
        string? key = query["key"];
        return Place(query["reference"], key is null ? null : JsonValue.Create(key), key);
    }

    /// <summary>No key is a key as well.</summary>
    private static (string Reference, string Key) Place(string? reference, JsonNode? sentKey, string? key)
    {
        if (!Addresses.IsOne(reference))
        {
            throw ConnectorErrors.InvalidPropertyValue(
                reference is null ? "must have required property 'reference'" : "reference must match the pattern of an address");
        }

        return sentKey is null
            ? (reference!, "")
            : key is { Length: > 0 and <= LongestKey } && !key.Contains('\0')
                ? (reference!, key)
                : throw ConnectorErrors.InvalidPropertyValue($"key must be a string of 1 to {LongestKey} characters");
    }

    private static JsonObject Of(string reference, string key, JsonNode? value) => new JsonObject
    {
        ["reference"] = reference,
        ["key"] = key.Length == 0 ? null : key,
        ["value"] = value?.DeepClone(),
    }.Compact();

    private static ConnectorException NotFound() => new(new ConnectorError(
        StatusCodes.Status404NotFound, $"{Prefix}notFound",
        "There is no stored IdentityMetadata for the specified combination of reference and key."));
}
