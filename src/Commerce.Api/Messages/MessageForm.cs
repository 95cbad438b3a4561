using Commerce.Query;

namespace Commerce.Api.Messages;

/// <summary>Which properties an answer holds of each of its messages, found once for all of them.</summary>
internal sealed class MessageForm(Projection projection)
{
    public Projection Projection => projection;

    public bool HasId { get; } = projection.Includes("id");

    public bool HasHref { get; } = projection.Includes("href");

    public bool HasType { get; } = projection.Includes("type");

    public bool HasContent { get; } = projection.Includes("content");

    public bool HasVisibility { get; } = projection.Includes("visibility");

    public bool HasAccount { get; } = projection.Includes("account");

    public bool HasRequest { get; } = projection.Includes("request");

    public bool HasAudit { get; } = projection.Includes("audit");
}
