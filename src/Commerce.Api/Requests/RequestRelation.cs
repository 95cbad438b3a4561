using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>Something that a request <c>r</c> refers to, with what a row is read with where it is selected.</summary>
/// <param name="Path">Where the reference stands on the wire.</param>
internal sealed record RequestRelation(string Path, SqlText Columns, SqlText Join)
{
    private static readonly RequestRelation[] All =
    [
        new(
            "client",
            SqlText.Of($"""
                c.account_no as client_no, c.type as client_type, c.status as client_status, c.name as client_name,
                c.icon as client_icon
                """),
            SqlText.Of($"left join account c on c.account_no = r.client_no")),
        new(
            "vendor",
            SqlText.Of($"""
                v.account_no as vendor_no, v.type as vendor_type, v.status as vendor_status, v.name as vendor_name,
                v.icon as vendor_icon
                """),
            SqlText.Of($"left join account v on v.account_no = r.vendor_no")),
        new(
            "requester",
            SqlText.Of($"rq.user_no as requester_no, rq.name as requester_name, rq.icon as requester_icon"),
            SqlText.Of($"left join account_user rq on rq.user_no = r.requester_user_no")),
        new(
            "assignee",
            SqlText.Of($"""
                au.user_no as assignee_user_no, au.name as assignee_user_name, au.icon as assignee_user_icon,
                at.token_no as assignee_token_no, at.name as assignee_token_name, at.icon as assignee_token_icon
                """),
            SqlText.Of($"""
                left join account_user au on au.user_no = r.assignee_user_no
                left join api_token at on at.token_no = r.assignee_token_no
                """)),
        new(
            "product",
            SqlText.Of($"p.product_no, p.name as product_name, p.icon as product_icon"),
            SqlText.Of($"left join product p on p.product_no = r.product_no")),
    ];

    public static IEnumerable<RequestRelation> Selected(Projection projection) =>
        All.Where(relation => projection.Includes(relation.Path));
}
