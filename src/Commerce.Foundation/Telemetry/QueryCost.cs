using Commerce.Query;

namespace Commerce.Foundation.Telemetry;

/// <summary>How much a list's query asks for.</summary>
internal static class QueryCost
{
    /// <summary>The word for the language of a query; a call that narrows and orders nothing is in neither.</summary>
    public static string Dialect(ListPlan plan, string raw) => raw.Length == 0 ? "none" : plan.Dialect switch
    {
        Query.Dialect.Rql => "rql",
        Query.Dialect.OData => "odata",
    };

    /// <summary>The comparisons of its filter and the phrases of its search.</summary>
    public static int Conditions(ListPlan plan) => Count(plan.Filter) + Count(plan.Search);

    private static int Count(Filter? filter) => filter switch
    {
        null or Filter.Always => 0,
        Filter.And both => Count(both.Left) + Count(both.Right),
        Filter.Or either => Count(either.Left) + Count(either.Right),
        Filter.Not not => Count(not.Operand),
        Filter.Any any => 1 + Count(any.Condition),
        Filter.All all => 1 + Count(all.Condition),
        // A comparison, a match, or a list, which is one look-up however long it is.
        _ => 1,
    };

    private static int Count(Search? search) => search switch
    {
        null => 0,
        Search.And both => Count(both.Left) + Count(both.Right),
        Search.Or either => Count(either.Left) + Count(either.Right),
        Search.Not not => Count(not.Operand),
        _ => 1,
    };
}
