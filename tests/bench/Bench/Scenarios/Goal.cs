namespace Commerce.Bench.Scenarios;

/// <summary>A figure, and what it was to be. Without a requirement the figure is told and nothing more.</summary>
internal sealed record Goal(string What, double Figure, double? AtLeast = null, double? AtMost = null)
{
    public bool IsReached => !(Figure < AtLeast) && !(Figure > AtMost);
}
