using System.Net;
using Commerce.Api.Messages;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Messages;

/// <summary>Callers who ask at once whether threads are still the same are answered at once, each by what it sees.</summary>
public sealed class ThreadVersionsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Callers_who_ask_at_once_are_told_each_what_it_sees()
    {
        var (operations, stranger) = (await api.CreateOperationsAsync(), await api.CreateVendorAsync());
        var askings = new List<Asking>();
        foreach (var type in Enum.GetValues<AccountType>())
        {
            var thread = await api.CreateRequestAsync();
            await api.PostAsync(thread, "For all");
            askings.AddRange(((TestAccount[])[thread.Client, thread.Vendor, operations]).Select(caller =>
                new Asking(caller, thread) { IsTold = caller.Type == type }));
        }

        var (draft, first) = (await api.CreateRequestAsync(), askings[0].Request);
        await api.PostAsync(draft, "A draft");
        await api.SetStatusAsync(draft, "Draft");
        askings.AddRange(
            new Asking(draft.Client, draft), new Asking(draft.Vendor, draft) { SeesNothing = true },
            new Asking(stranger, first) { SeesNothing = true }, new Asking(first.Client, draft) { SeesNothing = true },
            new Asking(first.Client, first with { Id = "REQ-0000-0000" }) { SeesNothing = true });
        // Whoever sees nothing has heard of what another sees.
        var heard = (await api.As(first.Client).GetAnswerAsync(first.Messages)).Is(HttpStatusCode.OK).Header("ETag")!;
        foreach (var asking in askings)
        {
            asking.Tag = (await api.As(asking.Caller).GetAnswerAsync(asking.Request.Messages)).Header("ETag") ?? heard;
        }

        Assert.All(await AskTogetherAsync(askings), told => Assert.Equal(
            told.Asking.SeesNothing ? HttpStatusCode.NotFound : HttpStatusCode.NotModified, told.Status));

        // All types see as many messages of a thread as each other, but for this one.
        foreach (var told in askings.Where(asking => asking.IsTold))
        {
            await api.PostAsync(
                told.Request, "For one", told.Caller, told.Caller.Type == AccountType.Client,
                told.Caller.Type == AccountType.Vendor, told.Caller.Type == AccountType.Operations);
        }

        Assert.All(await AskTogetherAsync(askings), told => Assert.Equal(
            told.Asking.SeesNothing ? HttpStatusCode.NotFound
                : told.Asking.IsTold ? HttpStatusCode.OK
                : HttpStatusCode.NotModified,
            told.Status));
    }

    private async Task<IReadOnlyList<(Asking Asking, HttpStatusCode Status)>> AskTogetherAsync(IReadOnlyList<Asking> askings)
    {
        var answers = await ReadsAtOnce.RunAsync<ThreadVersions>(
            api, [.. askings.Select(asking => new ReadsAtOnce.Read(asking.Caller, asking.Request.Messages, asking.Tag))],
            versions => versions.Count);
        return [.. askings.Zip(answers, (asking, answer) => (asking, answer.Status))];
    }

    private sealed record Asking(TestAccount Caller, TestRequest Request)
    {
        public bool SeesNothing { get; init; }

        /// <summary>True where the message that comes is for this one of the thread alone.</summary>
        public bool IsTold { get; init; }

        public string Tag { get; set; } = "";
    }
}
