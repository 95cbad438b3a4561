using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Requests;

/// <summary>Where requests are made, and their bodies.</summary>
internal static class NewRequests
{
    public const string Address = "/v1/commerce/requests";

    public static string Body(TestAccount vendor, params (string Name, string Json)[] fields)
    {
        var body = new JsonObject
        {
            ["name"] = "Two more seats",
            ["status"] = "Processing",
            ["vendor"] = new JsonObject { ["id"] = vendor.Id },
        };
        foreach (var (name, json) in fields)
        {
            body[name] = null;
        }

        // As text, since a tree would refuse half of a surrogate pair.
        return fields.Aggregate(body.ToJsonString(), (text, field) =>
            text.Replace($"\"{field.Name}\":null", $"\"{field.Name}\":{field.Json}", StringComparison.Ordinal));
    }

    public static string Id(string id) => $$"""{"id": "{{id}}"}""";
}
