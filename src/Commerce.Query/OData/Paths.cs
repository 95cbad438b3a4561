namespace Commerce.Query.OData;

internal static class Paths
{
    /// <summary>The path as fields have it. A dot of the caller's own stays apart: in OData it names a type.</summary>
    public static string Dotted(string path)
    {
        var local = path.StartsWith("$it/", StringComparison.OrdinalIgnoreCase) ? path[4..] : path;
        return local.Replace('.', ':').Replace('/', '.');
    }

    /// <summary>The sentence that names what was probably meant, as OData writes it.</summary>
    /// <param name="path">The dotted path that is unknown.</param>
    public static string? Suggest(FieldSet fields, string path, string prefix = "")
    {
        path = path.Replace(':', '.');
        var inner = fields.Fields.FirstOrDefault(
            field => field.Path.StartsWith(path + ".", StringComparison.OrdinalIgnoreCase));
        var hint = inner is not null ? $"Name a property inside, such as `{inner.Path}`." : fields.Suggest(path);
        var quote = hint?.IndexOf('`', StringComparison.Ordinal) ?? -1;
        return hint is null || quote < 0
            ? hint
            : hint[..quote] + "`" + prefix + string.Concat(hint[(quote + 1)..^2].Replace('.', '/'), hint[^2..]);
    }
}
