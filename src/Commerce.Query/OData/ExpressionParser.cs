namespace Commerce.Query.OData;

/// <summary>
/// Text to tree, by precedence. Every way into itself passes <see cref="Nested{T}"/>, so the stack is as deep as the
/// published limit at most, and every node is paid for, so the tree is no larger than its limit.
/// </summary>
internal sealed partial class ExpressionParser
{
    private readonly ParserState _state;
    private readonly string _parameter;
    private readonly Lexer _lexer;
    private int _depth;
    private Token _token;

    public ExpressionParser(ParserState state, string parameter, string text, int depth)
    {
        _state = state;
        _parameter = parameter;
        _lexer = new Lexer(parameter, text);
        _depth = depth;
        _token = _lexer.Next();
    }

    private Place Here => At(_token);

    public Expression ParseWhole()
    {
        var read = ParseBinary(0);
        return _token.Kind is TokenKind.End ? read : throw Leftover();
    }

    private Expression ParseBinary(int loosest)
    {
        var left = ParseUnary();
        while (Operators.Find(_token) is { } found && Operators.Level(found) >= loosest)
        {
            var at = At(Take());
            _state.Spend(at);
            var right = found is Operator.In ? ParseList() : ParseBinary(Operators.Level(found) + 1);
            left = new Expression.Binary(at, found, left, right);
        }

        return left;
    }

    private Expression ParseUnary()
    {
        if (_token.Is('-'))
        {
            var at = At(Take());
            var operand = Nested(at, ParseUnary);
            _state.Spend(at);
            return operand is Expression.Literal { Kind: LiteralKind.Number or LiteralKind.Duration } literal
                ? Literals.Negated(at, literal)
                : new Expression.Negate(at, operand);
        }

        if (_token.IsName("not"))
        {
            var at = At(Take());
            _state.Spend(at);
            // Wider than in OData, where `not a eq b` is an error: what is allowed there means the same here.
            return new Expression.Not(at, Nested(at, () => ParseBinary(Operators.ComparisonLevel)));
        }

        return ParsePrimary();
    }

    private Expression ParsePrimary()
    {
        var at = Here;
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Name => ParseNamed(at, token),
            TokenKind.Alias => Nested(at, () => _state.Resolve(at, token.Text, _depth)),
            TokenKind.Quoted => Literals.Quoted(at, token),
            TokenKind.Bare => Literals.Bare(at, token.Text),
            TokenKind.Punctuation when token.Is('(') => Nested(at, () => ParseGroup(at)),
            TokenKind.Punctuation when token.Is('[') =>
                Nested(at, () => new Expression.List(at, ParseItems(at, ']', ParseUnary))),
            TokenKind.Punctuation => throw at.Unexpected(token.Text),
            TokenKind.End => throw at.Error("The expression ends where an operand is expected."),
        };
    }

    /// <summary>Parentheses hold one expression, or else a list.</summary>
    private Expression ParseGroup(Place at)
    {
        var items = ParseItems(at, ')', () => ParseBinary(0));
        return items.Count == 1 ? items[0] : new Expression.List(at, items);
    }

    private Expression ParseList()
    {
        if (!_token.Is('(') && !_token.Is('[') && _token.Kind is not TokenKind.Alias)
        {
            throw Here.Error("A list is expected behind `in`.", "Write `in ('a','b')`.");
        }

        var read = ParsePrimary();
        return read is Expression.List ? read : new Expression.List(read.At, [read]);
    }

    /// <summary>What stands between commas, up to and with the closing mark.</summary>
    private List<Expression> ParseItems(Place at, char close, Func<Expression> parse)
    {
        var items = new List<Expression>();
        if (_token.Is(close))
        {
            Take();
            return items;
        }

        while (true)
        {
            items.Add(parse());
            if (items.Count > QueryLimits.ListValues)
            {
                throw items[^1].At.Error($"More than {QueryLimits.ListValues} values in one list.");
            }

            if (!_token.Is(','))
            {
                Expect(close);
                return items;
            }

            Take();
        }
    }

    private T Nested<T>(Place at, Func<T> parse)
    {
        if (++_depth > QueryLimits.FilterDepth)
        {
            throw at.Error($"Nested more than {QueryLimits.FilterDepth} deep.");
        }

        var read = parse();
        _depth--;
        return read;
    }

    private void Expect(char mark)
    {
        if (!_token.Is(mark))
        {
            throw _token.Kind is TokenKind.End ? Here.Error($"`{mark}` is missing.") : Leftover();
        }

        Take();
    }

    private QueryException Leftover() => _token switch
    {
        _ when _token.IsName("has") || _token.IsName("isof")
            => Here.Unsupported($"the operator `{_token.Text.ToLowerInvariant()}`"),
        { Kind: TokenKind.Name } =>
            Here.Error($"Unexpected `{Excerpt.Of(_token.Text)}`.", Operators.Suggest(_token.Text)),
        _ => Here.Unexpected(_token.Text),
    };

    private Token Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private Place At(Token token) => new(_parameter, token.Position);
}
