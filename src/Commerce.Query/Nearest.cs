namespace Commerce.Query;

/// <summary>Finds the name that was probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the fewest edits, where those are few for its length; else null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > 64)
        {
            return null;
        }

        var (best, distance) = candidates
            .Select(candidate => (candidate, Distance(name, candidate)))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, best.Length / 3) ? best : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, without regard to case.</summary>
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, from, to, i, j);
            }
        }

        return rows[from.Length, to.Length];
    }

    private static int Step(int[,] rows, string from, string to, int i, int j)
    {
        bool Same(int a, int b) => char.ToUpperInvariant(from[a]) == char.ToUpperInvariant(to[b]);
        var step = Math.Min(
            Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
            rows[i - 1, j - 1] + (Same(i - 1, j - 1) ? 0 : 1));
        var swapped = i > 1 && j > 1 && Same(i - 1, j - 2) && Same(i - 2, j - 1);
        return swapped ? Math.Min(step, rows[i - 2, j - 2] + 1) : step;
    }
}
