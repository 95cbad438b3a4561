using System.Text.Json.Nodes;

namespace Commerce.Connector.Requests;

/// <summary>What comes to be known of a request as it moves on; what is null stays as it is.</summary>
internal sealed record Move
{
    public string? SourceType { get; init; }

    public string? SourceReference { get; init; }

    public JsonObject? Response { get; init; }

    public DateTimeOffset? ResponseCreatedAt { get; init; }

    public string? ResponseSourceType { get; init; }

    public string? ResponseSourceReference { get; init; }
}
