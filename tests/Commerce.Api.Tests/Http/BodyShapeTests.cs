using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Http;

public sealed class BodyShapeTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static TheoryData<string, string[]> Wrong => new()
    {
        { """{"tags": "a"}""", ["tags"] },
        { """{"tags": {"a": 1}}""", ["tags"] },
        { """{"tags": null}""", ["tags"] },
        { """{"tags": ["a", 7, null, ["b"], {"c": []}, "d"]}""", ["tags[1]", "tags[2]", "tags[3]", "tags[4]"] },
        { """{"tags": ["a\u0000", "\ud800"]}""", ["tags[0]", "tags[1]"] },
        { """{"lines": [{"id": "a"}, {}, {"id": "b", "vlaue": 1}]}""", ["lines[1].id", "lines[2].vlaue"] },
        { """{"lines": [{"id": "a", "id": "b"}]}""", ["lines[0].id"] },
        { """{"lines": [[{"id": "a"}], "b", null]}""", ["lines[0]", "lines[1]", "lines[2]"] },
        { """{"lines": [{"id": "a", "value": {}}, {"id": "b", "value": []}]}""", ["lines[0].value", "lines[1].value"] },
        { """{"lines": [{"id": "a", "count": 1.5}]}""", ["lines[0].count"] },
        { """{"lines": [{"id": "a", "count": "1"}]}""", ["lines[0].count"] },
        { """{"lines": [{"id": "a", "count": 2147483648}]}""", ["lines[0].count"] },
        { """{"lines": [{"id": "a", "large": 9223372036854775808}]}""", ["lines[0].large"] },
        { """{"lines": [{"id": "a", "lines": [{"id": 1}]}]}""", ["lines[0].lines[0].id"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Item_that_does_not_fit_is_named_by_its_index(string json, string[] paths)
    {
        Assert.Equal(paths, Check(json).Errors.ByField.Keys);
    }

    [Fact]
    public void Items_are_named_as_the_body_has_them()
    {
        var (errors, named) = Check("""
            {"tags": ["a", "b"], "lines": [{"id": "a"}, {"id": "b", "value": null, "title": "t", "count": -2}]}
            """);

        Assert.False(errors.Any, errors.Summary);
        // What only the service writes is passed over.
        Assert.Equal(
            ["lines", "lines[0].id", "lines[1].count", "lines[1].id", "lines[1].value", "tags"], named.Order());
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""[{"id": "a", "value": "text"}]""")]
    [InlineData("""[{"id": "a", "value": -1.5e3}, {"id": "b", "value": true}, {"id": "c", "value": false}]""")]
    public void Scalars_of_any_kind_are_text(string lines)
    {
        var (errors, _) = Check($$"""{"lines": {{lines}}}""");

        Assert.False(errors.Any, errors.Summary);
        var read = JsonSerializer.Deserialize<Basket>($$"""{"lines": {{lines}}}""", Options)!;
        Assert.All(read.Lines.Zip(JsonDocument.Parse(lines).RootElement.EnumerateArray()), pair => Assert.Equal(
            pair.Second.GetProperty("value").ToString().ToLowerInvariant(),
            pair.First.Value!.Value.Text.ToLowerInvariant()));
    }

    [Fact]
    public void Array_holds_a_hundred_items()
    {
        static string Tags(int count) => $$"""{"tags": [{{string.Join(',', Enumerable.Repeat("\"a\"", count))}}]}""";

        Assert.False(Check(Tags(100)).Errors.Any);
        var refused = Check(Tags(200_000)).Errors;
        Assert.Equal(["tags"], refused.ByField.Keys);
        Assert.Contains("At most 100", refused.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_in_arrays_end_at_the_deepest_level()
    {
        var json = $$"""{"tags": {{new string('[', 30_000)}}{{new string(']', 30_000)}}}""";

        Assert.ThrowsAny<JsonException>(() => Check(json));
    }

    private static (FieldErrors Errors, IReadOnlySet<string> Named) Check(string json)
    {
        var errors = new FieldErrors();
        var named = BodyShape.Check(
            Encoding.UTF8.GetBytes(json), Options.GetTypeInfo(typeof(Basket)), Options.GetTypeInfo(typeof(Shown)), errors);
        return (errors, named);
    }

    private sealed record Basket
    {
        public IReadOnlyList<string> Tags { get; init; } = [];

        public IReadOnlyList<Line> Lines { get; init; } = [];
    }

    private sealed record Line
    {
        public required string Id { get; init; }

        public ScalarText? Value { get; init; }

        public int Count { get; init; }

        public long Large { get; init; }

        public IReadOnlyList<Line>? Lines { get; init; }
    }

    /// <summary>What the service answers with: items have a title that callers need not leave out.</summary>
    private sealed record Shown(IReadOnlyList<ShownLine> Lines);

    private sealed record ShownLine(string Id, string Title);
}
