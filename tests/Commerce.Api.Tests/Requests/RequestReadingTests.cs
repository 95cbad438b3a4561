using System.Net;
using Commerce.Api.Tests.Query;

namespace Commerce.Api.Tests.Requests;

/// <summary>What is not selected is not read: a table that is out of the way is missed by those alone who ask for it.</summary>
public sealed class RequestReadingTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("product", "select=-product", "select=product.name")]
    [InlineData("account_user", "select=-requester,-assignee,-audit", "select=-*,assignee")]
    [InlineData("account_user", "select=-*,audit.created.at,audit.processing.at", "select=-*,audit.processing.by")]
    [InlineData("request_audit", "select=-audit", "select=-*,audit.completed.at")]
    [InlineData("message", "select=*", "select=messages")]
    [InlineData("message", "$select=id,audit", "$expand=messages($top=1)")]
    [InlineData("account_user", "select=-*,messages(visibility,audit.created.at)", "select=-*,messages(audit)")]
    public async Task Tables_are_read_where_something_of_them_is_selected(string table, string without, string with)
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);
        await api.ExecuteAsync($"alter table {table} rename to elsewhere");
        try
        {
            foreach (var (path, accept) in ((string, string?)[])[
                (request.Path, null), (QueryAnswers.Requests, null), (QueryAnswers.Requests, "application/jsonl")])
            {
                (await client.GetAnswerAsync($"{path}?{without}", accept)).Is(HttpStatusCode.OK);
                (await client.GetAnswerAsync($"{path}?{with}", accept)).Is(HttpStatusCode.InternalServerError);
            }
        }
        finally
        {
            await api.ExecuteAsync($"alter table elsewhere rename to {table}");
        }
    }
}
