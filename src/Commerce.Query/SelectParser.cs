namespace Commerce.Query;

/// <summary>
/// Reads the additive <c>select</c>: <c>a</c> and <c>+a</c> add to the default set, <c>-a</c> removes,
/// <c>*</c> is everything, <c>audit.created.at</c> and <c>audit(created(at))</c> reach inside. What is named for
/// inclusion stays, whatever else is removed.
/// </summary>
internal sealed class SelectParser(string parameter, string text, FieldSet fields)
{
    private int _position;
    private int _terms;
    private ulong _added;
    private ulong _removed;

    public static Projection Parse(string parameter, string text, FieldSet fields, Projection unselected, ulong start)
    {
        if (text.Length == 0)
        {
            return unselected;
        }

        var parser = new SelectParser(parameter, text, fields);
        parser.ReadList("", removing: false, depth: 0);
        return new Projection(fields, (start & ~parser._removed) | parser._added);
    }

    private void ReadList(string prefix, bool removing, int depth)
    {
        if (depth > QueryLimits.SelectDepth)
        {
            throw Error(_position, $"More than {QueryLimits.SelectDepth} parentheses inside one another.");
        }

        do
        {
            ReadTerm(prefix, removing, depth);
        }
        while (Take(','));

        if (depth == 0 && _position < text.Length)
        {
            throw Error(_position, $"Unexpected `{text[_position]}`.", "Names are separated by commas.");
        }
    }

    private void ReadTerm(string prefix, bool removing, int depth)
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
        if (Take('('))
        {
            Resolve(path, start);
            ReadList(path + ".", removing, depth + 1);
            if (!Take(')'))
            {
                throw Error(_position, "A closing parenthesis is missing.");
            }

            return;
        }

        var leaves = Resolve(path, start);
        _added |= removing ? 0 : leaves;
        _removed |= removing ? leaves : 0;
    }

    private ulong Resolve(string path, int start)
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
