using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>What queries may name of a request that another object refers to.</summary>
internal static class RequestReferenceFields
{
    public static IEnumerable<Field> Of(SqlText number, Inclusion inclusion) =>
    [
        FieldShapes.Id("request.id", number, RequestId.ToValue).Included(inclusion),
        new Field("request.href") { Inclusion = inclusion },
        FieldShapes.Text("request.name", Column(number, SqlText.Of($"name"))).Sortable().Included(inclusion),
        FieldShapes.Enumeration<RequestStatus>("request.status", Column(number, SqlText.Of($"status")))
            .Included(Inclusion.Hidden),
    ];

    private static SqlText Column(SqlText number, SqlText column) =>
        SqlText.Of($"(select x.{column} from request x where x.request_no = {number})");
}
