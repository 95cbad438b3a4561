using Commerce.Api.Parameters;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>
/// What a condition on requests may name of their parameters, by <c>any</c> and <c>all</c>: those that have a value.
/// The SQL speaks of a value <c>v</c> and its definition <c>d</c>.
/// </summary>
internal static class RequestParameterFields
{
    private static readonly FieldSet Fields = new(
        "id",
        [new SortColumn("seq", SqlText.Of($"v.seq"), SortType.Number)],
        [
            new Field("id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"v.product_no"), SqlText.Of($"v.seq")],
                ParseId = ParameterId.ToValue,
            },
            FieldShapes.Text("externalId", SqlText.Of($"d.external_id")),
            FieldShapes.Text("title", SqlText.Of($"d.title")),
            FieldShapes.Text("value", SqlText.Of($"v.value")),
        ]);

    public static CollectionField Collection { get; } = new("parameters", Fields, SqlText.Of($"""
        request_parameter v
        join product_parameter d on d.product_no = v.product_no and d.seq = v.seq
        where v.request_no = r.request_no
        """))
    {
        IsExpandable = false,
    };
}
