using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>
/// A kind of request item: what it looks like, when it may be asked, when it may be accepted, and what comes of it on either
/// side.
/// </summary>
internal abstract class RequestItemType
{
    private static readonly ContentProperty[] Common =
    [
        Property.Text("title", max: 200).Optional(), Property.Text("description", max: 500).Optional(),
        Property.AnyObject("metadata").Optional(), Property.Flag("mustBeAccepted"),
        Property.Flag("requireManualDecision").Optional(),
    ];

    protected RequestItemType(string name, params IReadOnlyList<ContentProperty> own) =>
        Content = new ContentType(
            name, [.. Common.Where(common => own.All(property => property.Name != common.Name)), .. own])
        {
            Rule = item => CheckContent(item),
        };

    public string Name => Content.Name;

    public ContentType Content { get; }

    /// <summary>Whether a sender may ask for it.</summary>
    public virtual Task<Verdict> CanAskAsync(JsonObject item, AskingSide side) => Task.FromResult(Verdict.Right);

    /// <summary>Whether a recipient may accept it in this way.</summary>
    public virtual Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side) =>
        Task.FromResult(Verdict.Right);

    /// <summary>Does what accepting it means for the recipient, and tells the answer.</summary>
    public virtual Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side) =>
        Task.FromResult(Accepted("AcceptResponseItem"));

    /// <summary>Does what an accepting answer means for the sender.</summary>
    public virtual Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side) => Task.CompletedTask;

    protected virtual void CheckContent(JsonObject item)
    {
    }

    protected static JsonObject Accepted(string type) => new() { ["@type"] = type, ["result"] = "Accepted" };

    protected static Verdict InvalidItem(string message) => Verdict.Wrong("outgoing.validation.invalidRequestItem", message);

    protected static Verdict InvalidAcceptance(string message) => Verdict.Wrong("invalidAcceptParameters", message);

    protected static Verdict Mismatch(string message) => Verdict.Wrong("attributeQueryMismatch", message);
}
