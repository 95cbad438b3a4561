namespace Commerce.Foundation.Telemetry;

/// <summary>The tags of <see cref="Measures"/>, so that each is spelt once.</summary>
internal static class MeasureTag
{
    public static KeyValuePair<string, object?> Route(string route) => new("http.route", route);

    public static KeyValuePair<string, object?> Dialect(string dialect) => new("commerce.query.dialect", dialect);

    public static KeyValuePair<string, object?> Outcome(string outcome) => new("commerce.outcome", outcome);

    public static KeyValuePair<string, object?> Policy(string policy) => new("commerce.policy", policy);

    public static KeyValuePair<string, object?> Problem(string name) => new("commerce.problem", name);

    public static KeyValuePair<string, object?> Credential(string kind) => new("commerce.credential", kind);

    public static KeyValuePair<string, object?> Backlog(string backlog) => new("commerce.backlog", backlog);

    public static KeyValuePair<string, object?> Direction(string direction) => new("commerce.direction", direction);
}
