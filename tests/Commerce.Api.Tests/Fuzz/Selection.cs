namespace Commerce.Api.Tests.Fuzz;

/// <summary>A filter and an order that the model understands as well as the service does.</summary>
/// <param name="Filter">One of <see cref="Filters"/>.</param>
/// <param name="IsDescending">The newest first.</param>
internal sealed record Selection(int Filter, bool IsDescending)
{
    public static IReadOnlyList<(string Rql, string OData, Func<ModelMessage, bool> Fits)> Filters { get; } =
    [
        ("", "true", _ => true),
        ("eq(type,User)", "type eq 'User'", message => !message.IsSystem),
        ("eq(type,System)", "type eq 'System'", message => message.IsSystem),
        ("eq(visibility.client,false)", "visibility/client eq false", message => !message.Client),
        ("eq(visibility.vendor,false)", "visibility/vendor eq false", message => !message.Vendor),
        ("ne(visibility.operations,true)", "visibility/operations ne true", message => !message.Operations),
        ("like(content,*seats*)", "contains(content,'seats')", message => message.Content.Contains("seats", StringComparison.Ordinal)),
        ("ilike(content,*SEATS*)", "contains(tolower(content),'seats')",
            message => message.Content.Contains("seats", StringComparison.OrdinalIgnoreCase)),
        ("not(like(content,*seats*))", "not contains(content,'seats')",
            message => !message.Content.Contains("seats", StringComparison.Ordinal)),
        ("gt(audit.created.at,2020-01-01)", "audit/created/at gt 2020-01-01", _ => true),
        ("lt(audit.created.at,2020-01-01)", "audit/created/at lt 2020-01-01", _ => false),
        ("and(eq(type,User),or(eq(visibility.client,false),eq(visibility.vendor,false)))",
            "type eq 'User' and (visibility/client eq false or visibility/vendor eq false)",
            message => !message.IsSystem && (!message.Client || !message.Vendor)),
        ("eq(account.type,Vendor)", "account/type eq 'Vendor'", message => message.Author == Role.Vendor),
    ];

    public IReadOnlyList<ModelMessage> Of(IEnumerable<ModelMessage> thread)
    {
        var found = thread.Where(Filters[Filter].Fits).OrderBy(message => message.Number);
        return [.. IsDescending ? found.Reverse() : found];
    }

    /// <summary>As query text, escaped.</summary>
    public string Query(bool isOData) => Escape.Query(isOData
        ? $"$filter={Filters[Filter].OData}&$orderby=id {(IsDescending ? "desc" : "asc")}"
        : $"{Filters[Filter].Rql}&order={(IsDescending ? "-" : "")}id".TrimStart('&'))
        .Replace("%26", "&", StringComparison.Ordinal);
}
