using Commerce.Query.OData;
using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests;

/// <summary>Reads filters of the sample fields; those that name a collection are filters of requests.</summary>
internal static class SampleFilters
{
    public static Filter OData(string text, params (string Name, string Text)[] aliases) =>
        ODataFilter.Parse("$filter", text, FieldsOf(text), aliases.ToDictionary(one => one.Name, one => one.Text));

    public static Filter Rql(string text) => RqlFilter.Parse("filter", text, FieldsOf(text));

    private static FieldSet FieldsOf(string text) =>
        text.Contains("messages", StringComparison.OrdinalIgnoreCase) ? SampleFields.Requests : SampleFields.Messages;
}
