using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Query;

/// <summary>One step of a plan.</summary>
internal sealed record PlanNode(JsonObject Json)
{
    /// <summary>Pages that this step and those below it looked at.</summary>
    public long Buffers => Json["Shared Hit Blocks"]!.GetValue<long>() + Json["Shared Read Blocks"]!.GetValue<long>();

    /// <summary>How often the step was run.</summary>
    public int Loops => Json["Actual Loops"]!.GetValue<int>();

    /// <summary>What was read, and how many rows of it, expected and found.</summary>
    public string Story => $"{Text("Node Type")} {Text("Index Name") ?? Text("Relation Name")} "
        + $"({Json["Plan Rows"]} expected, {Json["Actual Rows"]} found, {Loops} times)";

    public string? Text(string member) => Json[member]?.GetValue<string>();

    public IEnumerable<PlanNode> AndBelow() =>
        (Json["Plans"]?.AsArray() ?? []).SelectMany(node => new PlanNode(node!.AsObject()).AndBelow()).Prepend(this);
}
