using Commerce.Query.Sql;

namespace Commerce.Api.Parameters;

/// <summary>
/// What the audit trail holds of a parameter: its number is that of its product, then its own four digits.
/// </summary>
internal static class ParameterRecord
{
    /// <param name="at">When it happened.</param>
    /// <returns>The subject of a record, from the definition <c>d</c> that a step of the statement wrote.</returns>
    public static SqlText Subject(SqlText at) => SqlText.Of($"""
        select {at} as at, null::bigint as request_no, d.product_no * 10000::bigint + d.seq as object_no,
            null::int as client_no, p.vendor_no,
            false as client_visible, true as vendor_visible, true as operations_visible
        from d
        join product p on p.product_no = d.product_no
        """);
}
