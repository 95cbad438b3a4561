namespace Commerce.Query.Tests.OData;

public sealed class ODataErrorTests
{
    [Theory]
    [InlineData("", 0, "The expression ends where an operand is expected.")]
    [InlineData("type eq", 7, "The expression ends where an operand is expected.")]
    [InlineData("type", 0, "A condition is expected, not a value.")]
    [InlineData("5", 0, "A condition is expected, not a value.")]
    [InlineData("type eq 'Robot'", 8, "Cannot convert value: 'Robot'.")]
    [InlineData("type gt 'User'", 0, "Operator 'Gt' is not permitted")]
    [InlineData("type lt null", 0, "Operator 'Lt' is not permitted")]
    [InlineData("id gt 'MSG-1'", 0, "Operator 'Gt' is not permitted")]
    [InlineData("contains(type,'a')", 9, "Operator 'Contains' is not permitted")]
    [InlineData("contains(seq,'a')", 9, "Operator 'Contains' is not permitted")]
    [InlineData("account/name gt 'a'", 0, "Operator 'Gt' is not permitted")]
    [InlineData("edited", 0, "Filtering is not permitted.")]
    [InlineData("html eq 'a'", 0, "Filtering is not permitted.")]
    [InlineData("id eq 'REQ-1'", 6, "Cannot convert value: 'REQ-1'.")]
    [InlineData("id eq 5", 6, "Cannot convert value: '5'.")]
    [InlineData("seq eq '5'", 7, "Cannot convert value: '5'.")]
    [InlineData("content eq 5", 11, "Cannot convert value: '5'.")]
    [InlineData("audit/created/at gt 2026-13-01", 20, "Cannot convert value: '2026-13-01'.")]
    [InlineData("audit/created/at gt 'yesterday'", 20, "Cannot convert value: 'yesterday'.")]
    [InlineData("audit/created/at gt now() sub duration'P1M'", 30, "Cannot convert value: 'P1M'.")]
    [InlineData("visibility/client eq 'true'", 21, "Cannot convert value: 'true'.")]
    [InlineData("contains(content,null)", 17, "Cannot convert value: 'null'.")]
    [InlineData("type in 'User'", 8, "A list is expected behind `in`.")]
    [InlineData("type in ('User',seq)", 16, "A value is expected in a list.")]
    [InlineData("type in ('User'", 15, "`)` is missing.")]
    [InlineData("'User' in ('User')", 0, "A field is expected before `in`.")]
    [InlineData("seq eq content", 4, "The types do not fit: Number and Text.")]
    [InlineData("seq add code eq 1", 4, "The types do not fit: Text and Number.")]
    [InlineData("seq add account/id eq 1", 8, "Operator 'Add' is not permitted")]
    [InlineData("audit/created/at add 5 gt now()", 21, "Cannot convert value: '5'.")]
    [InlineData("seq div 0 eq 1", 4, "Division by zero.")]
    [InlineData("seq divby 0.0 eq 1", 4, "Division by zero.")]
    [InlineData("seq mod -0 eq 1", 4, "Division by zero.")]
    [InlineData("seq add 1 lt 1e400", 13, "Cannot convert value: '1e400'.")]
    [InlineData("substring(content,-1) eq 'a'", 18, "A whole number of at least 0 is expected.")]
    [InlineData("length(content,1) eq 1", 0, "The function `length` takes 1 argument.")]
    [InlineData("nothing eq 1", 0, "Invalid property path.")]
    [InlineData("(type eq 'User'", 15, "`)` is missing.")]
    [InlineData("type eq 'User')", 14, "Unexpected `)`.")]
    [InlineData("type == 'User'", 5, "Unexpected `=`.")]
    [InlineData("content eq 'a", 11, "The quote is not closed.")]
    [InlineData("content eq \"a", 11, "The quote is not closed.")]
    [InlineData("content eq 'a\0'", 11, "The text holds a character that no text can hold.")]
    [InlineData("content eq \"\\ud800\"", 11, "The text holds a character that no text can hold.")]
    [InlineData("messages/any(m: type eq 'User')", 16, "Invalid property path.")]
    [InlineData("messages/all()", 13, "A variable is expected.")]
    [InlineData("messages/any(m: m)", 16, "A property is expected, not the whole object.")]
    public void Refusal_tells_place_and_reason(string text, int position, string sentence)
    {
        var refusal = Refusal(text);
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("$filter", position, false), (refusal.Parameter, refusal.Position, refusal.IsUnsupported));
    }

    [Theory]
    [InlineData("matchesPattern(content,'a')", 0)]
    [InlineData("round(seq) eq 1", 0)]
    [InlineData("type has 'User'", 5)]
    [InlineData("$root/id eq 'MSG-1'", 0)]
    [InlineData("messages/$count gt 1", 0)]
    [InlineData("id eq guid'1'", 6)]
    [InlineData("messages/any(m: m/x/any(n: n/id eq 'a'))", 16)]
    [InlineData("messages/first(m: m/id eq 'a')", 9)]
    [InlineData("contains(account/name,'a') ne true", 27)]
    public void What_the_language_has_and_the_service_has_not_is_told_apart(string text, int position)
    {
        var refusal = Refusal(text);
        Assert.StartsWith("Not supported: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((position, true), (refusal.Position, refusal.IsUnsupported));
    }

    [Theory]
    [InlineData("contnet eq 'a'", "Did you mean `content`?")]
    [InlineData("audit/create/at eq null", "Did you mean `audit/created/at`?")]
    [InlineData("audit.created.at eq null", "Did you mean `audit/created/at`?")]
    [InlineData("account eq null", "Name a property inside, such as `account/id`.")]
    [InlineData("contians(content,'a')", "Did you mean `contains`?")]
    [InlineData("seq eqq 1", "Did you mean `eq`?")]
    [InlineData("messages/any(m: m/tpye eq 'User')", "Did you mean `m/type`?")]
    [InlineData("messages/any(m: type eq 'User')", "Names inside begin with `m/`.")]
    public void Mistyped_name_is_answered_with_the_one_that_was_meant(string text, string hint) =>
        Assert.Equal(hint, Refusal(text).Hint);

    [Fact]
    public void Error_in_an_alias_names_the_alias()
    {
        var refusal = Refusal("type eq @a", ("@a", " 'Robot'"));
        Assert.Equal(("@a", 1), (refusal.Parameter, refusal.Position));
    }

    [Fact]
    public void Parentheses_of_real_clients_pass()
    {
        var text = new string('(', 120) + "seq eq 0"
            + string.Concat(Enumerable.Range(1, 120).Select(i => $" or seq eq {i})"));
        Assert.IsType<Filter.Or>(SampleFilters.OData(text));
    }

    private static QueryException Refusal(string text, params (string, string)[] aliases) =>
        Assert.Throws<QueryException>(() => SampleFilters.OData(text, aliases));
}
