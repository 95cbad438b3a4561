using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Commerce.Api.Tests.Query;

/// <summary>How PostgreSQL ran a statement.</summary>
internal sealed partial record Plan(string Sql, double Milliseconds, IReadOnlyList<PlanNode> Nodes)
{
    /// <summary>Pages that were looked at, wherever they were: the same number on every machine.</summary>
    public long Buffers => Nodes[0].Buffers;

    public IEnumerable<string> Indexes => Nodes.Select(node => node.Text("Index Name")).OfType<string>().Distinct();

    /// <summary>The tables of which every row was read.</summary>
    public IEnumerable<string> ReadWhole => Nodes
        .Where(node => node.Text("Node Type") == "Seq Scan")
        .Select(node => node.Text("Relation Name")!)
        .Distinct();

    /// <summary>What the page cost beside the total, which may have to count all that is found.</summary>
    public PlanNode Page => Nodes.First(node => node.Text("Node Type") == "Limit");

    /// <summary>The plan in a message of <c>auto_explain</c>; null where it is another message.</summary>
    public static Plan? TryParse(string message)
    {
        var match = Message().Match(message);
        if (!match.Success)
        {
            return null;
        }

        var json = JsonNode.Parse(message[match.Length..])!.AsObject();
        return new Plan(
            json["Query Text"]!.GetValue<string>(),
            double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
            [.. new PlanNode(json["Plan"]!.AsObject()).AndBelow()]);
    }

    public override string ToString() =>
        $"{Buffers} buffers, {Milliseconds:0.0} ms: {string.Join("; ", Nodes.Select(node => node.Story))}";

    [GeneratedRegex(@"^duration: ([\d.]+) ms  plan:\s*")]
    private static partial Regex Message();
}
