using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Relationships;

/// <summary>Something that happened to a relationship.</summary>
internal sealed record StoredChange(
    string RelationshipId, int Seq, DateTimeOffset At, string ByAddress, string Device, string Reason, string? OldStatus,
    string NewStatus)
{
    public JsonObject ToJson() => new JsonObject
    {
        ["createdAt"] = At.ToWire(),
        ["createdBy"] = ByAddress,
        ["createdByDevice"] = Device,
        ["reason"] = Reason,
        ["oldStatus"] = OldStatus,
        ["newStatus"] = NewStatus,
    }.Compact();
}
