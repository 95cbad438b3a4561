namespace Commerce.Query;

/// <summary>The two languages of list calls.</summary>
public enum Dialect
{
    /// <summary>The marketplace's own: <c>eq(type,User)&amp;order=-id&amp;limit=20</c>.</summary>
    Rql,

    /// <summary>OData system query options: <c>$filter=type eq 'User'&amp;$orderby=id desc&amp;$top=20</c>.</summary>
    OData,
}
