namespace Commerce.Query.OData;

/// <summary>A function that gives a value.</summary>
/// <param name="Required">Arguments that cannot be left out.</param>
internal sealed record Signature(Function Function, int Required, IReadOnlyList<FieldType> Parameters)
{
    private static readonly Dictionary<string, Signature> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tolower"] = Of(Function.ToLower, FieldType.Text),
        ["toupper"] = Of(Function.ToUpper, FieldType.Text),
        ["trim"] = Of(Function.Trim, FieldType.Text),
        ["length"] = Of(Function.Length, FieldType.Text),
        ["indexof"] = Of(Function.IndexOf, FieldType.Text, FieldType.Text),
        ["substring"] = new(Function.Substring, 2, [FieldType.Text, FieldType.Number, FieldType.Number]),
        ["concat"] = Of(Function.Concat, FieldType.Text, FieldType.Text),
        ["year"] = Of(Function.Year, FieldType.Time),
        ["month"] = Of(Function.Month, FieldType.Time),
        ["day"] = Of(Function.Day, FieldType.Time),
        ["hour"] = Of(Function.Hour, FieldType.Time),
        ["minute"] = Of(Function.Minute, FieldType.Time),
        ["second"] = Of(Function.Second, FieldType.Time),
        ["date"] = Of(Function.Date, FieldType.Time),
        ["now"] = Of(Function.Now),
    };

    private static readonly Dictionary<string, MatchKind> Matches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["contains"] = MatchKind.Contains,
        ["startswith"] = MatchKind.StartsWith,
        ["endswith"] = MatchKind.EndsWith,
    };

    public static MatchKind? Match(string name) => Matches.TryGetValue(name, out var kind) ? kind : null;

    public static Signature Find(Expression.Call call) =>
        Known.TryGetValue(call.Name, out var found)
            ? found
            : throw call.At.Unsupported(
                $"the function `{Excerpt.Of(call.Name)}`",
                Nearest.Of(call.Name, Known.Keys.Concat(Matches.Keys)) is { } near ? $"Did you mean `{near}`?" : null);

    public static void Count(Expression.Call call, int least, int most)
    {
        if (call.Arguments.Count < least || call.Arguments.Count > most)
        {
            var wanted = least == most ? $"{most}" : $"{least} or {most}";
            throw call.At.Error($"The function `{call.Name}` takes {wanted} argument{(most == 1 ? "" : "s")}.");
        }
    }

    private static Signature Of(Function function, params FieldType[] parameters) =>
        new(function, parameters.Length, parameters);
}
