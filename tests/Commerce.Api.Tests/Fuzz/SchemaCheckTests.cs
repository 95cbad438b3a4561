using System.Text.Json;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>The judge of all other answers is judged itself: each rule once kept and once broken.</summary>
public sealed class SchemaCheckTests
{
    private readonly SchemaCheck _check = new(Contract.Current);

    [Theory]
    [InlineData("""{"type": "string"}""", "\"a\"", "1")]
    [InlineData("""{"type": ["string", "null"]}""", "null", "[]")]
    [InlineData("""{"type": "integer"}""", "1", "1.5")]
    [InlineData("""{"type": "number"}""", "1.5", "\"1.5\"")]
    [InlineData("""{"type": "boolean"}""", "false", "null")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string"}}}""", """{"a": "b"}""", """{"a": 1}""")]
    [InlineData("""{"properties": {"a": {}}}""", """{"a": 1}""", """{"b": 1}""")]
    [InlineData("""{"properties": {"a": {}}}""", """{"a": 1}""", """{"a": 1, "a": 1}""")]
    [InlineData("""{"additionalProperties": {"type": "string"}}""", """{"a": "b"}""", """{"a": 1}""")]
    [InlineData("""{"additionalProperties": false}""", "{}", """{"a": 1}""")]
    [InlineData("""{"required": ["a"]}""", """{"a": 1}""", "{}")]
    [InlineData("""{"items": {"type": "string"}}""", """["a"]""", """["a", 1]""")]
    [InlineData("""{"enum": ["a", "b"]}""", "\"b\"", "\"c\"")]
    [InlineData("""{"const": {"a": 1}}""", """{"a": 1}""", """{"a": 2}""")]
    [InlineData("""{"format": "date-time"}""", "\"2026-01-31T23:00:00.000Z\"", "\"2026-01-31T23:00:00Z\"")]
    [InlineData("""{"format": "duration"}""", "\"PT1H\"", "\"1 h\"")]
    [InlineData("""{"format": "int32"}""", "2147483647", "2147483648")]
    [InlineData("""{"format": "int64"}""", "9223372036854775807", "9223372036854775808")]
    [InlineData("""{"pattern": "^A"}""", "\"AB\"", "\"BA\"")]
    [InlineData("""{"minLength": 1}""", "\"a\"", "\"\"")]
    [InlineData("""{"maxLength": 1}""", "\"\ud83d\ude00\"", "\"ab\"")]
    [InlineData("""{"minimum": 0}""", "0", "-1")]
    [InlineData("""{"maximum": 100}""", "100", "101")]
    [InlineData("""{"minItems": 1}""", "[1]", "[]")]
    [InlineData("""{"maxItems": 1}""", "[1]", "[1, 2]")]
    [InlineData("""{"allOf": [{"type": "string"}, {"maxLength": 1}]}""", "\"a\"", "\"ab\"")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"type": "number"}]}""", "1", "true")]
    [InlineData("""{"oneOf": [{"minimum": 1}, {"maximum": 5}]}""", "0", "3")]
    [InlineData("""{"$ref": "#/components/schemas/MessageType"}""", "\"User\"", "\"user\"")]
    public void A_rule_is_kept_or_broken(string schema, string right, string wrong)
    {
        Assert.Empty(_check.Violations(JsonElement.Parse(schema), JsonElement.Parse(right)));
        Assert.NotEmpty(_check.Violations(JsonElement.Parse(schema), JsonElement.Parse(wrong)));
    }

    [Theory]
    [InlineData("""{"uniqueItems": true}""")]
    [InlineData("""{"format": "email"}""")]
    [InlineData("""{"type": "file"}""")]
    public void A_rule_that_is_not_known_is_not_passed_over(string schema) => Assert.Throws<NotSupportedException>(
        () => _check.Violations(JsonElement.Parse(schema), JsonElement.Parse("\"a\"")));
}
