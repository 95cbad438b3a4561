namespace Commerce.Query.OData;

/// <summary>The names that a condition can use: those of the row, or, in a lambda, those of the element.</summary>
/// <param name="Variable">The variable of the lambda; null outside.</param>
internal sealed record Scope(FieldSet Fields, string? Variable = null)
{
    private const string Row = "$it";

    public Scalar.Column Column(Place at, string path)
    {
        var name = Local(at, path);
        return Fields.Find(name) is { } field ? new Scalar.Column(field) : throw Unknown(at, name);
    }

    public CollectionField Collection(Place at, string path)
    {
        if (Variable is not null)
        {
            throw at.Unsupported("`any` and `all` inside one another");
        }

        var name = Local(at, path);
        return Fields.FindCollection(name)
            ?? throw at.Error("Invalid property path.", Nearest.Of(name, Fields.Collections.Select(one => one.Path))
                is { } near ? $"Did you mean `{near}`?" : null);
    }

    /// <summary>The dotted path behind the variable or <c>$it</c>.</summary>
    private string Local(Place at, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? path : path[..slash];
        if (first.Equals(Variable ?? Row, StringComparison.OrdinalIgnoreCase))
        {
            return slash < 0
                ? throw at.Error("A property is expected, not the whole object.")
                : Checked(at, path[(slash + 1)..]);
        }

        var name = Checked(at, path);
        return Variable is null ? name
            : first == Row ? throw at.Unsupported("`$it` inside `any` and `all`")
            : throw at.Error("Invalid property path.", $"Names inside begin with `{Excerpt.Of(Variable)}/`.");
    }

    private static string Checked(Place at, string path) =>
        path.StartsWith('$') && path != Row || path.Contains("/$", StringComparison.Ordinal)
            ? throw at.Unsupported($"`{Excerpt.Of(path)}`")
            : Paths.Dotted(path);

    private QueryException Unknown(Place at, string name) => at.Error(
        "Invalid property path.",
        Paths.Suggest(Fields, name, Variable is null ? "" : Variable + "/"));
}
