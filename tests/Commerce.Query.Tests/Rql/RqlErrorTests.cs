namespace Commerce.Query.Tests.Rql;

public sealed class RqlErrorTests
{
    [Theory]
    [InlineData("", "Expression expected.", 0)]
    [InlineData("User", "Expression expected.", 0)]
    [InlineData("seq=1,", "Expression expected.", 6)]
    [InlineData("seq=1&&seq=2", "Expression expected.", 6)]
    [InlineData("|seq=1", "Expression expected.", 0)]
    [InlineData("and(seq=1,)", "Expression expected.", 10)]
    [InlineData("and(,)", "Expression expected.", 4)]
    [InlineData("null()", "Expression expected.", 0)]
    [InlineData("eq(content,)", "Expression expected.", 11)]
    [InlineData("in(seq,(1,,2))", "Expression expected.", 10)]
    [InlineData("()", "Expression group cannot be empty.", 0)]
    [InlineData("and()", "Expression group cannot be empty.", 0)]
    [InlineData("seq=1,or()", "Expression group cannot be empty.", 6)]
    [InlineData("not()", "Unary expression must have 1 argument", 0)]
    [InlineData("not(seq=1,seq=2)", "Unary expression must have 1 argument", 0)]
    [InlineData("eq()", "Binary expression must have 2 arguments", 0)]
    [InlineData("eq(seq,1,2)", "Binary expression must have 2 arguments", 0)]
    [InlineData("in(seq)", "Binary expression must have 2 arguments", 0)]
    [InlineData("in(seq,1,2)", "Binary expression must have 2 arguments", 0)]
    [InlineData("like(content)", "Binary expression must have 2 arguments", 0)]
    [InlineData("eq(account.name,null(x))", "Constant functions cannot have arguments", 16)]
    [InlineData("content=empty(x)", "Constant functions cannot have arguments", 8)]
    [InlineData("content=self(a,b)", "Pointer expression must have 0 or 1 argument", 8)]
    [InlineData("any()", "Collection expression must have at least 1 argument", 0)]
    [InlineData("limit(5)", "Unknown expression group.", 0)]
    [InlineData("content=mistake(1)", "Unknown expression group.", 8)]
    [InlineData("content=eq(seq,1)", "Unsupported argument type.", 8)]
    [InlineData("content=(a)", "Unsupported argument type.", 8)]
    [InlineData("eq((content),a)", "Unsupported argument type.", 3)]
    [InlineData("eq(null(),a)", "Unsupported argument type.", 3)]
    [InlineData("eq(content=a)", "Unsupported argument type.", 3)]
    [InlineData("like(content,null())", "Unsupported argument type.", 13)]
    [InlineData("content=self(seq)", "Unsupported argument type.", 8)]
    [InlineData("in(seq,(self(seq)))", "Unsupported argument type.", 8)]
    [InlineData("content=", "Invalid equals shortcut expression", 8)]
    [InlineData("content=a=b", "Invalid equals shortcut expression", 8)]
    [InlineData(" seq=1", "Invalid property path.", 0)]
    [InlineData("self(seq)=1", "Expression expected.", 0)]
    [InlineData("seq=x", "Cannot convert value: 'x'.", 4)]
    [InlineData("seq=empty()", "Cannot convert value: ''.", 4)]
    [InlineData("visibility.client=1", "Cannot convert value: '1'.", 18)]
    [InlineData("type=Robot", "Cannot convert value: 'Robot'.", 5)]
    [InlineData("id=1", "Cannot convert value: '1'.", 3)]
    [InlineData("in(type,(User,Robot))", "Cannot convert value: 'Robot'.", 14)]
    [InlineData("html=x", "Filtering is not permitted.", 0)]
    [InlineData("gt(type,User)", "Operator 'Gt' is not permitted", 3)]
    [InlineData("LTE(content,x)", "Operator 'Le' is not permitted", 4)]
    [InlineData("like(type,U*)", "Operator 'Like' is not permitted", 5)]
    [InlineData("ilike(type,U*)", "Operator 'ILike' is not permitted", 6)]
    [InlineData("ne(audit.created,x)", "Operator 'Ne' is not permitted", 3)]
    [InlineData("in(account,(x))", "Operator 'In' is not permitted", 3)]
    [InlineData("out(account,(x))", "Operator 'Out' is not permitted", 4)]
    [InlineData("eq(self(),x)", "Operator 'Eq' is not permitted", 3)]
    [InlineData("gt(price,null())", "Operator 'Gt' is not permitted", 3)]
    [InlineData("any(content)", "Operator 'Any' is not permitted", 4)]
    [InlineData("ne(type,null())", "Cannot compare non nullable property with null", 8)]
    [InlineData("in(seq,(1,null()))", "Cannot compare non nullable property with null", 10)]
    [InlineData("(seq=1", "A closing parenthesis is missing.", 6)]
    [InlineData("eq(seq,1", "A closing parenthesis is missing.", 8)]
    [InlineData("eq(seq", "A closing parenthesis is missing.", 6)]
    [InlineData("and(seq=1,not(seq=2)", "A closing parenthesis is missing.", 20)]
    [InlineData("seq=1)", "Unexpected `)`.", 5)]
    [InlineData("eq(seq,1))", "Unexpected `)`.", 9)]
    [InlineData("eq(seq,1)x", "Unexpected `x`.", 9)]
    [InlineData("eq(content,a&b)", "Unexpected `&`.", 12)]
    [InlineData("content='abc", "A closing quote is missing.", 8)]
    [InlineData("content='abc'd", "A closing quote is missing.", 8)]
    [InlineData("content='a''", "A closing quote is missing.", 8)]
    [InlineData("eq(content,\"a')", "A closing quote is missing.", 11)]
    public void Wrong_text_is_refused_at_its_place(string text, string sentence, int position)
    {
        var refusal = Assert.Throws<QueryException>(() => SampleFilters.Rql(text));

        Assert.Equal((sentence, position), (refusal.Message, refusal.Position));
    }

    [Theory]
    [InlineData("all(messages)", "all() function must have 2 arguments", 0)]
    [InlineData("all(messages,type=User,seq=1)", "all() function must have 2 arguments", 0)]
    [InlineData("any(messages,type=User,seq=1)", "any() function must have 1 or 2 arguments", 0)]
    [InlineData("messages.type=User", "Invalid property path.", 0)]
    [InlineData("any(messages,status=Draft)", "Invalid property path.", 13)]
    [InlineData("any(nothing)", "Invalid property path.", 4)]
    public void Wrong_text_about_collections_is_refused(string text, string sentence, int position)
    {
        var refusal = Assert.Throws<QueryException>(() => SampleFilters.Rql(text));

        Assert.Equal((sentence, position), (refusal.Message, refusal.Position));
    }

    [Theory]
    [InlineData("contnet=x", "Did you mean `content`?")]
    [InlineData("ilik(content,x)", "Did you mean `ilike()`?")]
    [InlineData("type=Robot", "Known here: User, System.")]
    [InlineData("order(seq)", "It is a parameter of its own: `order=…`.")]
    public void A_refusal_tells_what_was_meant(string text, string hint) =>
        Assert.Equal(hint, Assert.Throws<QueryException>(() => SampleFilters.Rql(text)).Hint);

    [Fact]
    public void Depth_nodes_and_lists_are_limited()
    {
        static string Nested(string open, int count) =>
            string.Concat(Enumerable.Repeat(open, count)) + "seq=1" + new string(')', count);
        static string Joined(string item, int count) => string.Join('|', Enumerable.Repeat(item, count));

        SampleFilters.Rql(Nested("(", 128));
        SampleFilters.Rql(Nested("not(", 128));
        SampleFilters.Rql(Joined("seq=1", 256));
        SampleFilters.Rql($"in(seq,({string.Join(',', Enumerable.Range(1, 500))}))");
        Assert.All(
            [
                Nested("(", 129), Nested("not(", 129), Nested("seq=1|seq=2&(", 65), Joined("seq=1", 257),
                $"in(seq,({string.Join(',', Enumerable.Range(1, 501))}))",
            ],
            text => Assert.StartsWith(
                "More than", Assert.Throws<QueryException>(() => SampleFilters.Rql(text)).Message));
    }
}
