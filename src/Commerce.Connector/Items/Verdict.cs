using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Items;

/// <summary>What a validation found: of the whole, and of each part of it.</summary>
/// <param name="Code">Null where it is right.</param>
internal sealed record Verdict(string? Code, string? Message, IReadOnlyList<Verdict> Items)
{
    public const string Prefix = "error.consumption.requests.";

    public static Verdict Right { get; } = new(null, null, []);

    public bool IsSuccess => Code is null;

    /// <param name="code">What stands behind <see cref="Prefix"/>.</param>
    public static Verdict Wrong(string code, string message) => new(Prefix + code, message, []);

    /// <summary>A whole is as right as its parts are.</summary>
    public static Verdict Of(IReadOnlyList<Verdict> items) => items.All(item => item.IsSuccess)
        ? new Verdict(null, null, items)
        : new Verdict($"{Prefix}validation.inheritedFromItem", "Some child items have errors.", items);

    /// <summary>What a parser refused, as a verdict on the part that it was reading.</summary>
    public static Verdict Of(ConnectorException refused, string code) => Wrong(code, refused.Error.Message);

    public JsonObject ToJson() => new JsonObject
    {
        ["isSuccess"] = IsSuccess,
        ["code"] = Code,
        ["message"] = Message,
        ["items"] = new JsonArray([.. Items.Select(item => item.ToJson())]),
    }.Compact();

    /// <summary>The verdict as the end of a call: the code of the first fault, and the whole tree beside it.</summary>
    public ConnectorException ToException()
    {
        var first = this;
        while (first.Items.FirstOrDefault(item => !item.IsSuccess) is { } inner)
        {
            first = inner;
        }

        return ConnectorErrors.BadRequest(first.Code!, first.Message!, ToJson().ToJsonString());
    }
}
