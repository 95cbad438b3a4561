using System.Text.Json;
using System.Text.Json.Serialization;
using Commerce.Foundation.Database;
using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>Reads and writes what products ask of requests.</summary>
internal static class AskedParameters
{
    /// <summary>
    /// Those of a request <c>r</c> as a JSON array, in the order in which they are shown; null where there are none.
    /// What is no longer asked is among them where the request has a value of it.
    /// </summary>
    public static SqlText OfRequest { get; } = SqlText.Of($"""
        (select {Array(SqlText.Of($"v.value"))}
         from product_parameter d
         left join request_parameter v on v.request_no = r.request_no and v.seq = d.seq
         where d.product_no = r.product_no and (d.deleted_at is null or v.value is not null))
        """);

    /// <summary>A column with the same where they are selected; else none.</summary>
    public static IEnumerable<SqlText> Selected(Projection projection) =>
        projection.Includes("parameters") ? [SqlText.Of($"{OfRequest} as parameters")] : [];

    /// <summary>The wire form of what <see cref="Selected"/> gave, or null where that is nothing.</summary>
    public static IReadOnlyList<RequestParameter>? Shown(string? json, RequestStatus status)
    {
        var canChange = CanChange(status);
        return json is null ? null : [.. Read(json).Select(parameter => parameter.ToParameter(canChange))];
    }

    public static bool CanChange(RequestStatus status) => status is RequestStatus.Draft or RequestStatus.Querying;

    public static IReadOnlyList<AskedParameter> Read(string? json) => json is null
        ? []
        : JsonSerializer.Deserialize(json, AskedParameterJson.Default.IReadOnlyListAskedParameter)!;

    public static async Task<IReadOnlyList<AskedParameter>> OfRequestAsync(RequestId id, NpgsqlConnection connection) =>
        Read(await connection.FindAsync<string?>(SqlText.Of($"""
            select {OfRequest} from request r where r.request_no = {id.Number}
            """)));

    /// <summary>What a product asks of a new request.</summary>
    public static async Task<IReadOnlyList<AskedParameter>> OfProductAsync(int productNo, NpgsqlConnection connection) =>
        Read(await connection.FindAsync<string?>(SqlText.Of($"""
            select {Array(SqlText.Of($"null::text"))}
            from product_parameter d
            where d.product_no = {productNo} and d.deleted_at is null
            """)));

    /// <summary>Stores values, and forgets those that are null.</summary>
    public static async Task StoreAsync(
        RequestId id, IReadOnlyList<AskedParameter> changed, NpgsqlConnection connection)
    {
        var kept = changed.Where(parameter => parameter.Value is not null).ToList();
        if (kept.Count > 0)
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                insert into request_parameter (request_no, product_no, seq, value)
                select {id.Number}, n.product_no, n.seq, n.value
                from unnest(
                    {kept.Select(parameter => parameter.ProductNo).ToArray()}::int[],
                    {kept.Select(parameter => parameter.Seq).ToArray()}::int[],
                    {kept.Select(parameter => parameter.Value!).ToArray()}::text[]) n (product_no, seq, value)
                on conflict (request_no, seq) do update set value = excluded.value
                """));
        }

        var cleared = changed.Where(parameter => parameter.Value is null).Select(parameter => parameter.Seq).ToArray();
        if (cleared.Length > 0)
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                delete from request_parameter where request_no = {id.Number} and seq = any({cleared})
                """));
        }
    }

    private static SqlText Array(SqlText value) => SqlText.Of($"""
        json_agg(
            json_build_object(
                'productNo', d.product_no, 'seq', d.seq, 'externalId', d.external_id, 'title', d.title, 'type', d.type,
                'required', d.required, 'readonly', d.readonly, 'options', d.options,
                'isDeleted', d.deleted_at is not null, 'value', {value})
            order by d.display_order, d.seq)::text
        """);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AskedParameter>))]
internal sealed partial class AskedParameterJson : JsonSerializerContext;
