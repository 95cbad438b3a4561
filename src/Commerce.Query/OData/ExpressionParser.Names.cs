namespace Commerce.Query.OData;

/// <content>What begins with a name: functions, paths and lambdas.</content>
internal sealed partial class ExpressionParser
{
    private Expression ParseNamed(Place at, Token token)
    {
        if (_token.Is('('))
        {
            Take();
            _state.Spend(at);
            return Nested(at, () => new Expression.Call(at, token.Text, ParseItems(at, ')', () => ParseBinary(0))));
        }

        if (!_token.Is('/') && Literals.Word(at, token.Text) is { } literal)
        {
            return literal;
        }

        var names = new List<string> { token.Text };
        while (_token.Is('/'))
        {
            Take();
            var name = _token.Kind is TokenKind.Name ? Take() : throw Here.Error("A name is expected behind `/`.");
            if (_token.Is('('))
            {
                return ParseLambda(at, string.Join('/', names), name);
            }

            names.Add(name.Text);
            if (names.Count > QueryLimits.FilterDepth)
            {
                throw at.Error("Invalid property path.");
            }
        }

        return new Expression.Path(at, string.Join('/', names));
    }

    private Expression.Lambda ParseLambda(Place at, string path, Token name)
    {
        if (!name.IsName("any") && !name.IsName("all"))
        {
            throw At(name).Unsupported($"the function `{Excerpt.Of(name.Text)}` behind a path");
        }

        Take();
        _state.Spend(at);
        if (_token.Is(')') && name.IsName("any"))
        {
            Take();
            return new Expression.Lambda(at, path, false, null, null);
        }

        var variable = _token.Kind is TokenKind.Name
            ? Take().Text
            : throw Here.Error("A variable is expected.", $"Write `{path}/any(x: x/id eq 'value')`.");
        Expect(':');
        var condition = Nested(at, () => ParseBinary(0));
        Expect(')');
        return new Expression.Lambda(at, path, name.IsName("all"), variable, condition);
    }
}
