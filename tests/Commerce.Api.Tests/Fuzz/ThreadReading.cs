using System.Diagnostics;
using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Reads a thread in pages, and compares with the model.</summary>
internal sealed class ThreadReading(Copies copies, ModelRequest request)
{
    private const int MostAPage = 100;

    public Task CheckAsync(Step step) => step switch
    {
        Step.Page page => PageAsync(page),
        Step.Walk walk => WalkAsync(walk),
        Step.Count count => CountAsync(count),
        _ => throw new UnreachableException($"{step}"),
    };

    private async Task PageAsync(Step.Page step)
    {
        var answer = await GetAsync(step.Reader, $"{step.Selection.Query(false)}&limit={step.Limit}&offset={step.Offset}");
        if (!request.IsSeenBy(step.Reader))
        {
            answer.IsProblem(Problems.NotFoundType);
            return;
        }

        var expected = Seen(step.Reader, step.Selection);
        Compare([.. expected.Skip(step.Offset).Take(Math.Min(step.Limit, MostAPage))], answer.Is(HttpStatusCode.OK));
        Assert.Equal((expected.Count, step.Offset, Math.Min(step.Limit, MostAPage)), (answer.Total, answer.Offset, answer.Limit));
    }

    private async Task WalkAsync(Step.Walk step)
    {
        var seen = request.IsSeenBy(step.Reader) ? Seen(step.Reader, step.Selection) : [];
        var (limit, offset) = step.IsOData ? ("$top", "$skip") : ("limit", "offset");
        var query = $"{step.Selection.Query(step.IsOData)}&{limit}={step.Limit}";
        var next = $"{request.Messages}?{query}";
        for (var at = 0; next is not null; at += step.Limit)
        {
            var answer = await copies.CallAsync(step.Reader, HttpMethod.Get, next);
            if (!request.IsSeenBy(step.Reader))
            {
                answer.IsProblem(Problems.NotFoundType);
                return;
            }

            Compare([.. seen.Skip(at).Take(step.Limit)], answer.Is(HttpStatusCode.OK));
            Assert.Equal(seen.Count, answer.Total);
            var hasMore = at + step.Limit < seen.Count;
            Assert.Equal(hasMore, answer.Next is not null);
            if (hasMore && step is { RestartsMidway: true, ByLink: true })
            {
                await copies.RestartAsync(isMidway: true);
            }

            next = !hasMore ? null : step.ByLink ? answer.Next : $"{request.Messages}?{query}&{offset}={at + step.Limit}";
        }
    }

    private async Task CountAsync(Step.Count step)
    {
        var answer = await GetAsync(
            step.Reader, step.Selection.Query(step.IsOData) + (step.IsOData ? "&$top=0&$count=true" : "&limit=0"));
        if (request.IsSeenBy(step.Reader))
        {
            Assert.Equal(Seen(step.Reader, step.Selection).Count, answer.Is(HttpStatusCode.OK).Total);
            Assert.Empty(answer.Data);
        }
        else
        {
            answer.IsProblem(Problems.NotFoundType);
        }
    }

    private IReadOnlyList<ModelMessage> Seen(Role reader, Selection selection) => selection.Of(request.SeenBy(reader));

    private Task<Answer> GetAsync(Role reader, string query) =>
        copies.CallAsync(reader, HttpMethod.Get, $"{request.Messages}?{query}");

    private void Compare(IReadOnlyList<ModelMessage> expected, Answer answer)
    {
        Assert.Equal(expected.Select(message => request.MessageId(message.Number)), answer.Each("id"));
        foreach (var (message, sent) in expected.Zip(answer.Data))
        {
            MessageForm.IsShort(sent, message, request);
            Assert.Equal(["id", "href", "type", "content"], sent.Select(field => field.Key));
        }
    }
}
