namespace Commerce.Api.Tests.Query;

/// <summary>One thread of six messages, a day apart.</summary>
public sealed class ODataThread(PostgresServer server) : Api(server), IAsyncLifetime
{
    public TestRequest Request { get; private set; } = null!;

    public Task<Answer> AskAsync(string query) => GetAsync(Request.Messages, query);

    public Task<Answer> AskFeedAsync(string query) => GetAsync(QueryAnswers.Feed, query);

    public Task<Answer> AskRequestsAsync(string query) => GetAsync(QueryAnswers.Requests, query);

    public Task<IReadOnlyList<Answer>> WalkAsync(string query) =>
        As(Request.Client).WalkAsync($"{Request.Messages}?{Fill(query)}");

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await base.InitializeAsync();
        Request = await CreateRequestAsync();
        await PostAsync(Request, "Where is the invoice?");
        await PostAsync(Request, "Invoice is late", Request.Vendor);
        await PostAsync(Request, "100% sure, between us", vendor: false);
        await PostAsync(Request, "it's a \\ done & dusted; ok");
        await PostAsync(Request, "a&b_");
        await AddSystemMessageAsync(Request, 6, "Request shipped");
        await ExecuteAsync("update message set created_at = timestamptz '2026-02-28T00:00:00Z' + seq * interval '1 day'");
    }

    private Task<Answer> GetAsync(string path, string query) =>
        As(Request.Client).GetAnswerAsync($"{path}?{Fill(query)}");

    private string Fill(string query)
    {
        for (var number = 1; number < 7; number++)
        {
            query = query.Replace($"{{{number}}}", Request.MessageId(number), StringComparison.Ordinal);
        }

        return query.Replace("{vendor}", Request.Vendor.Id, StringComparison.Ordinal)
            .Replace("{vendorToken}", Request.Vendor.TokenId, StringComparison.Ordinal)
            .Replace("{vendorName}", Uri.EscapeDataString(Quoted(Request.Vendor.Name)), StringComparison.Ordinal)
            .Replace("{requestName}", Uri.EscapeDataString(Quoted(Request.Name)), StringComparison.Ordinal)
            .Replace(" ", "%20", StringComparison.Ordinal);
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
