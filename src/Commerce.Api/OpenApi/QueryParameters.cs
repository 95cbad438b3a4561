using System.Globalization;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Commerce.Query;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>The query parameters of lists and single objects, in both languages.</summary>
internal static class QueryParameters
{
    public static List<IOpenApiParameter> OfList(FieldSet fields) =>
    [
        Parameter("query", Filter(fields), Text(null), "eq(type,User)"),
        Parameter(
            "limit", $"Items on the page, at most {QueryLimits.PageSize}; more is taken as {QueryLimits.PageSize} and "
            + "echoed so. 0 counts only.", Integer(QueryLimits.PageSize, null), 20),
        Parameter(
            "offset", "Items to pass over. For more, and for pages that stay put while items are added, follow the "
            + "`Link` header instead.", Integer(0, QueryLimits.Offset), 0),
        Parameter("order", Order(fields), Text(fields.DefaultOrder), fields.DefaultOrder),
        SelectRql(fields),
        Parameter(
            "cursor", "Where the page before ended, as its `Link` header gave it. Opaque; bound to the list, the filter, "
            + "the order and the account. Not together with `offset`.", Text(null), null),
        .. OfOData(fields),
    ];

    /// <summary>Those of a single object.</summary>
    public static List<IOpenApiParameter> OfObject(FieldSet fields) =>
        [SelectRql(fields), SelectOData, .. Expand(fields)];

    private static OpenApiParameter SelectRql(FieldSet fields) => Parameter(
        "select",
        $"""
        RQL. Changes what is sent: `+name` adds, `-name` leaves out, `*` is everything, `-*,+id` exactly that;
        `audit(created(at))` and `audit.created.at` reach inside. Names: {Names(fields, IsSendable)}. A name stands for
        everything below it.{string.Concat(fields.ExpandableCollections.Select(Collection))}
        """,
        Text(null),
        "+audit");

    public static IOpenApiParameter Language => Parameter(
        Languages.Parameter,
        "The language in which the service writes what it has to say: `en` or `de`, in any variant. Without it "
        + "`Accept-Language` decides; English where neither names one of them.",
        Text(null),
        "de");

    private static string Collection(CollectionField collection) =>
        $" `{collection.Path}` adds that collection, its first {QueryLimits.PageSize} elements in the short form; what stands "
        + $"in parentheses behind it is a `select` of the elements: `{collection.Path}(audit,-type)`.";

    private static OpenApiParameter SelectOData => Parameter(
        "$select", "OData. Exactly these fields: names with `/`, or `audit($select=created)`.", Text(null), "id,type");

    private static IEnumerable<IOpenApiParameter> Expand(FieldSet fields)
    {
        string[] names = [.. fields.Expandable, .. fields.ExpandableCollections.Select(collection => collection.Path)];
        if (names.Length == 0)
        {
            return [];
        }

        var options = !fields.ExpandableCollections.Any()
            ? ""
            : $" A collection takes options of its own: `{names[^1]}($select=id,content;$filter=type eq 'User';"
                + $"$orderby=id desc;$top=5)`; at most {QueryLimits.PageSize} elements are sent.";
        return
        [
            Parameter(
                "$expand", $"OData. Adds {string.Join(", ", names.Select(name => $"`{name}`"))}.{options}",
                Text(null), names[^1]),
        ];
    }

    private static IEnumerable<IOpenApiParameter> OfOData(FieldSet fields) =>
    [
        Parameter("$filter", FilterOData, Text(null), "type eq 'User' and audit/created/at gt 2026-01-01T00:00:00Z"),
        Parameter("$orderby", "OData. As `order`: names with `/` and `asc` or `desc`.", Text(null), "id desc"),
        Parameter("$top", "OData. As `limit`.", Integer(QueryLimits.PageSize, null), 20),
        Parameter("$skip", "OData. As `offset`.", Integer(0, QueryLimits.Offset), 0),
        SelectOData,
        Parameter(
            "$count", "OData. Understood, and without effect: the total is part of every list.",
            new OpenApiSchema { Type = JsonSchemaType.Boolean }, true),
        .. fields.SearchVector is null ? Array.Empty<IOpenApiParameter>() :
        [
            Parameter(
                "$search", $"OData. Words and \"phrases\" of the text, with AND, OR and NOT: at most "
                + $"{QueryLimits.SearchTerms} of them in {QueryLimits.SearchLength} characters.",
                new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = QueryLimits.SearchLength }, "invoice"),
        ],
        .. Expand(fields),
        Parameter("$skiptoken", "OData. As `cursor`.", Text(null), null),
    ];

    private static string FilterOData =>
        "OData. A condition: `eq ne gt ge lt le in`, `and or not`, `contains startswith endswith tolower toupper trim "
        + "length indexof substring concat year month day hour minute second date now`, `add sub mul div divby mod`, "
        + "`any all`. The fields are those of `query`, with `/` for `.`.";

    private static string Filter(FieldSet fields) =>
        "RQL. A condition; it may as well stand alone between `&`: `?eq(type,User)&limit=20`, `?type=User`. "
        + "`eq ne gt ge lt le in out like ilike and or not any all`, `null()`, `*` at either end of a text for anything. "
        + $"Fields: {Names(fields, field => field.Filter != FilterUse.None)}.";

    private static string Names(FieldSet fields, Func<Field, bool> wanted) =>
        string.Join(", ", fields.Fields.Where(wanted).Select(field => $"`{field.Path}`"));

    private static bool IsSendable(Field field) => field.Inclusion != Inclusion.Hidden;

    private static string Order(FieldSet fields) =>
        $"RQL. Up to {QueryLimits.OrderTerms} names with commas between them, descending with `-` before: "
        + $"{Names(fields, field => field.Sort.Count > 0)}. The id is always the last tie-break.";

    private static OpenApiParameter Parameter(string name, string text, OpenApiSchema schema, JsonNode? example) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = text.ReplaceLineEndings(" "),
        Schema = schema,
        Example = example,
    };

    private static OpenApiSchema Integer(int preset, int? most) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = "0",
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
        Default = preset,
    };

    private static OpenApiSchema Text(string? preset) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = QueryLimits.QueryLength,
        Default = preset,
    };
}
