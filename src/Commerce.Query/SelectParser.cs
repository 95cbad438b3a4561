namespace Commerce.Query;

/// <summary>
/// Reads the additive <c>select</c>: <c>a</c> and <c>+a</c> add to the default set, <c>-a</c> removes,
/// <c>*</c> is everything but the collections, <c>audit.created.at</c> and <c>audit(created(at))</c> reach inside. What
/// is named for inclusion stays, whatever else is removed. What is named inside a collection is a <c>select</c> of its
/// elements: it adds to their own default set.
/// </summary>
internal sealed class SelectParser(string parameter, string text)
{
    private int _position;
    private int _terms;

    public static Projection Parse(string parameter, string text, FieldSet fields, Projection unselected, UInt128 start)
    {
        if (text.Length == 0)
        {
            return unselected;
        }

        var selection = new Selection(fields);
        new SelectParser(parameter, text).ReadList(selection, "", removing: false, depth: 0);
        return selection.ToProjection(start);
    }

    private void ReadList(Selection selection, string prefix, bool removing, int depth)
    {
        if (depth > QueryLimits.SelectDepth)
        {
            throw Error(_position, $"More than {QueryLimits.SelectDepth} parentheses inside one another.");
        }

        do
        {
            ReadTerm(selection, prefix, removing, depth);
        }
        while (Take(','));

        if (depth == 0 && _position < text.Length)
        {
            throw Error(_position, $"Unexpected `{text[_position]}`.", "Names are separated by commas.");
        }
    }

    private void ReadTerm(Selection selection, string prefix, bool removing, int depth)
    {
        if (++_terms > QueryLimits.SelectTerms)
        {
            throw Error(_position, $"More than {QueryLimits.SelectTerms} names.");
        }

        removing = Take('-') || (!Take('+') && removing);
        var start = _position;
        while (_position < text.Length && text[_position] is not (',' or '(' or ')'))
        {
            _position++;
        }

        var path = prefix + text[start.._position];
        var names = path.Split('.', 2);
        if (selection.Fields.FindExpandable(names[0]) is { } collection)
        {
            selection = selection.Enter(collection, removing);
            if (names.Length == 1)
            {
                ReadInside(selection, "", removing, depth);
                return;
            }

            path = names[1];
        }

        var leaves = Resolve(selection.Fields, path, start);
        if (!ReadInside(selection, path + ".", removing, depth))
        {
            selection.Change(leaves, removing);
        }
    }

    /// <summary>Reads the names in parentheses; false where no parenthesis opens.</summary>
    private bool ReadInside(Selection selection, string prefix, bool removing, int depth)
    {
        if (!Take('('))
        {
            return false;
        }

        ReadList(selection, prefix, removing, depth + 1);
        return Take(')') ? true : throw Error(_position, "A closing parenthesis is missing.");
    }

    private UInt128 Resolve(FieldSet fields, string path, int start)
    {
        var everything = path == "*" || path.EndsWith(".*", StringComparison.Ordinal);
        var leaves = path == "*" ? fields.Everything : fields.Below(everything ? path[..^2] : path);
        return leaves != 0 ? leaves : throw Error(start, "Invalid property path.", fields.Suggest(path));
    }

    private bool Take(char wanted)
    {
        if (_position >= text.Length || text[_position] != wanted)
        {
            return false;
        }

        _position++;
        return true;
    }

    private QueryException Error(int at, string message, string? hint = null) => new(parameter, at, message, hint);
}
