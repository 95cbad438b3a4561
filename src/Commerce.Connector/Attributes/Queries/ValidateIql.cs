using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Attributes.Queries;

/// <summary>Tells whether a text is a query in the Identity Query Language, and where it is not.</summary>
internal static class ValidateIql
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var sent = (await call.BodyAsync())["query"] as JsonObject
            ?? throw ConnectorErrors.InvalidPropertyValue("must have required property 'query'");
        var text = AttributeContents.IqlAttributeQuery.Read(sent).Text("queryString")!;
        try
        {
            _ = IqlQuery.Parse(text);
            return ConnectorAnswer.Of(new JsonObject { ["isValid"] = true });
        }
        catch (IqlException wrong)
        {
            return ConnectorAnswer.Of(new JsonObject
            {
                ["isValid"] = false,
                ["error"] = new JsonObject
                {
                    ["message"] = wrong.Message,
                    ["location"] = new JsonObject
                    {
                        ["start"] = Place(text, wrong.Offset),
                        ["end"] = Place(text, Math.Min(wrong.Offset + 1, text.Length)),
                    },
                },
            });
        }
    }

    private static JsonObject Place(string text, int offset) => new()
    {
        ["offset"] = offset,
        ["line"] = text.AsSpan(0, offset).Count('\n') + 1,
        ["column"] = offset - text.LastIndexOf('\n', Math.Max(offset - 1, 0), offset),
    };
}
