using System.Globalization;
using System.Text.Json.Nodes;
using Commerce.Query;
using Microsoft.OpenApi;

namespace Commerce.Api.Http.OpenApi;

/// <summary>The query parameters of lists and single objects.</summary>
internal static class QueryParameters
{
    public static List<IOpenApiParameter> OfList(FieldSet fields) =>
    [
        Parameter(
            "limit", $"Items on the page, at most {QueryLimits.PageSize}; more is taken as {QueryLimits.PageSize} and "
            + "echoed so. 0 counts only.", Integer(QueryLimits.PageSize, null), 20),
        Parameter(
            "offset", "Items to pass over. For more, and for pages that stay put while items are added, follow the "
            + "`Link` header instead.", Integer(0, QueryLimits.Offset), 0),
        Parameter("order", Order(fields), Text(fields.DefaultOrder), fields.DefaultOrder),
        Select(fields),
        Parameter(
            "cursor", "Where the page before ended, as its `Link` header gave it. Opaque; bound to the list, the order "
            + "and the account. Not together with `offset`.", Text(null), null),
    ];

    public static IOpenApiParameter Select(FieldSet fields) => Parameter(
        "select",
        $"""
        Changes what is sent: `+name` adds, `-name` leaves out, `*` is everything, `-*,+id` exactly that. Names:
        {string.Join(", ", fields.Fields.Where(IsSendable).Select(field => $"`{field.Path}`"))}. A name stands for
        everything below it.
        """,
        Text(null),
        "+audit");

    private static bool IsSendable(Field field) => field.Inclusion != Inclusion.Hidden;

    private static string Order(FieldSet fields)
    {
        var names = fields.Fields.Where(field => field.Sort.Count > 0).Select(field => $"`{field.Path}`");
        return $"Up to {QueryLimits.OrderTerms} names with commas between them, descending with `-` before: "
            + $"{string.Join(", ", names)}. The id is always the last tie-break.";
    }

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
