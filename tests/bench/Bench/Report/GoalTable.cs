using System.Globalization;
using System.Text;
using Commerce.Bench.Scenarios;

namespace Commerce.Bench.Report;

internal static class GoalTable
{
    public static string Of(IReadOnlyList<Goal> goals)
    {
        var table = new StringBuilder("### Goals\n\n| | measured | goal | |\n|---|--:|--:|---|\n");
        foreach (var goal in goals)
        {
            var required = (goal.AtLeast, goal.AtMost) switch
            {
                ({ } least, _) => string.Create(CultureInfo.InvariantCulture, $"≥ {least:0.##}"),
                (_, { } most) => string.Create(CultureInfo.InvariantCulture, $"≤ {most:0.##}"),
                _ => "",
            };
            var verdict = required.Length == 0 ? "" : goal.IsReached ? "reached" : "**missed**";
            table.Append(CultureInfo.InvariantCulture, $"| {goal.What} | {goal.Figure:0.00} | {required} | {verdict} |\n");
        }

        return table.ToString();
    }
}
