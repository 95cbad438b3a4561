using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>What is wrong with OData options is told over HTTP.</summary>
public sealed class ODataRefusalTests(ODataThread thread) : IClassFixture<ODataThread>
{
    [Theory]
    [InlineData("$top=1&limit=1", "limit")]
    [InlineData("limit=1&$top=1", "limit")]
    [InlineData("$filter=type eq 'User'&order=id", "order")]
    [InlineData("$filter=type eq 'User'&select=id", "select")]
    [InlineData("$top=1&cursor=abc", "cursor")]
    [InlineData("$top=1&eq(type,User)", "eq(type,User)")]
    [InlineData("$top=1&type=User", "type")]
    [InlineData("type=User&$top=1", "type")]
    [InlineData("$top=1&rql=eq(type,User)", "rql")]
    [InlineData("rql=eq(type,User)&$top=1", "rql")]
    [InlineData("query=type=User&$filter=type eq 'User'", "query")]
    public async Task Options_and_RQL_do_not_mix(string query, string key)
    {
        var answer = await thread.AskAsync(query);

        answer.IsProblem(Problems.InvalidQueryType, key);
        Assert.StartsWith(
            "RQL and OData options cannot be mixed in one call. (at character 0) ", answer.Errors(key),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$format=json", "$format", "Unknown query parameter.")]
    [InlineData("$apply=aggregate(id)", "$apply", "Unknown query parameter.")]
    [InlineData("$filtr=type eq 'User'", "$filtr", "`$filter`")]
    [InlineData("$=1", "$", "Unknown query parameter.")]
    [InlineData("$top=-1", "$top", "whole number")]
    [InlineData("$top=x", "$top", "whole number")]
    [InlineData("$skip=10001", "$skip", "10000")]
    [InlineData("$count=yes", "$count", "true or false")]
    [InlineData("$search=", "$search", "nothing to search")]
    [InlineData("$skiptoken=abc", "$skiptoken", "cursor")]
    [InlineData("$skiptoken=", "$skiptoken", "cursor")]
    [InlineData("$expand=request", "$expand", "Invalid property path.")]
    [InlineData("$orderby=content", "$orderby", "Ordering is not permitted.")]
    [InlineData("$orderby=idd", "$orderby", "`id`")]
    [InlineData("$orderby=id up", "$orderby", "asc")]
    [InlineData("$orderby=,", "$orderby", "ordering")]
    [InlineData("$select=idd", "$select", "`id`")]
    [InlineData("$filter=contents eq 'a'", "$filter", "`content`")]
    [InlineData("$filter=type eq", "$filter", "at character 7")]
    [InlineData("$filter=", "$filter", "at character 0")]
    [InlineData("$filter=type eq 'Robot'", "$filter", "Robot")]
    [InlineData("$filter=type gt 'User'", "$filter", "not permitted")]
    [InlineData("$filter=type eq 5", "$filter", "at character")]
    [InlineData("$filter=href eq 'x'", "$filter", "not permitted")]
    [InlineData("$filter=content eq 'a", "$filter", "quote")]
    [InlineData("$top=1&$top=2", "$top", "twice")]
    [InlineData("$top=1&%24TOP=2", "$TOP", "twice")]
    [InlineData("$filter=content eq 'a'&@x='1'&@x='2'", "@x", "twice")]
    public async Task Wrong_option_is_refused_with_what_would_be_right(string query, string key, string sentence)
    {
        var answer = await thread.AskAsync(query);

        answer.IsProblem(Problems.InvalidQueryType, key);
        Assert.Contains(sentence, answer.Errors(key), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("$orderby=length(content)", "$orderby")]
    [InlineData("$filter=matchesPattern(content,'a.*')", "$filter")]
    [InlineData("$filter=content has 'a'", "$filter")]
    [InlineData("$filter=geo.distance(content,content) lt 5", "$filter")]
    public async Task What_is_not_offered_is_told_so(string query, string key)
    {
        var answer = await thread.AskAsync(query);

        answer.IsProblem(Problems.NotImplementedType, key);
    }

    [Fact]
    public async Task Requests_cannot_be_searched()
    {
        var answer = await thread.AskRequestsAsync("$search=invoice");

        answer.IsProblem(Problems.InvalidQueryType, "$search");
    }

    [Fact]
    public async Task External_id_of_another_party_is_no_property()
    {
        var answer = await thread.AskRequestsAsync("$filter=externalIds/vendor eq 'x'");
        var unknown = await thread.AskRequestsAsync("$filter=externalIds/nobody eq 'x'");

        answer.IsProblem(Problems.InvalidQueryType, "$filter");
        Assert.Equal(
            unknown.Errors("$filter").Replace("nobody", "vendor", StringComparison.Ordinal), answer.Errors("$filter"));
    }
}
