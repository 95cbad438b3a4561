using System.Net;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.AuditTrail;

/// <summary>Nobody learns from the trail what it may not see otherwise.</summary>
public sealed class AuditScopeTests(Api api) : IClassFixture<Api>
{
    private const string Records = "/v1/audit/records";

    [Fact]
    public async Task Hidden_message_leaves_a_record_only_for_those_who_see_it()
    {
        var operations = await api.CreateOperationsAsync();
        var request = await api.CreateRequestAsync();
        foreach (var (client, vendor, ops, author) in ((bool, bool, bool, TestAccount)[])[
            (true, false, true, request.Client), (true, false, false, request.Client), (false, true, true, request.Vendor),
            (false, true, false, request.Vendor), (false, false, true, operations), (true, true, true, operations)])
        {
            var id = (await api.PostAsync(request, "Hidden?", author, client, vendor, ops)).Text("id");
            foreach (var (reader, sees) in ((TestAccount, bool)[])[
                (request.Client, client), (request.Vendor, vendor), (operations, ops)])
            {
                await AssertSeesAsync(reader, id, sees);
            }
        }

        Assert.Equal(3, (await api.As(request.Vendor).GetAnswerAsync($"{Records}?event=message.created")).Total);
    }

    [Fact]
    public async Task Draft_leaves_no_record_that_its_vendor_sees_until_it_is_handed_over()
    {
        var request = await api.CreateRequestAsync(status: "Draft");
        var message = (await api.PostAsync(request, "A secret so far")).Text("id");
        foreach (var id in (string[])[request.Id, message])
        {
            await AssertSeesAsync(request.Client, id, true);
            await AssertSeesAsync(request.Vendor, id, false);
        }

        (await api.As(request.Client).ActAsync($"{request.Path}/process")).Is(HttpStatusCode.NoContent);

        await AssertSeesAsync(request.Vendor, message, true);
        Assert.Equal(2, (await api.As(request.Vendor).GetAnswerAsync($"{Records}?object.id={request.Id}")).Total);
    }

    [Fact]
    public async Task Trail_of_others_is_as_if_it_did_not_exist()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var records = (await api.As(request.Client).GetAnswerAsync($"{Records}?object.type=Message")).Data;
        foreach (var stranger in (TestAccount[])[await api.CreateClientAsync(), await api.CreateVendorAsync()])
        {
            var http = api.As(stranger);
            foreach (var query in (string[])[
                "", "?select=*", "?limit=0", "?event=message.created", $"?object.id={request.Id}",
                $"?audit.created.of.id={request.Client.Id}", $"?audit.created.by.id={request.Client.TokenId}",
                $"?id={records[0].Text("id")}", "?$filter=true or event eq 'message.created'", "?not(event=x)"])
            {
                var page = (await http.GetAnswerAsync(Records + query)).Is(HttpStatusCode.OK);
                Assert.Empty(page.Data);
                Assert.Equal(0, page.Total);
            }

            (await http.GetAnswerAsync(records[0].Text("href"))).IsProblem(Problems.NotFoundType);
            Assert.Empty((await http.GetAnswerAsync(Records, "application/jsonl")).Is(HttpStatusCode.OK).Text);
        }
    }

    private async Task AssertSeesAsync(TestAccount reader, string id, bool sees)
    {
        var http = api.As(reader);
        var page = (await http.GetAnswerAsync($"{Records}?object.id={id}")).Is(HttpStatusCode.OK);
        Assert.Equal(sees ? 1 : 0, page.Total);
        Assert.Equal(sees ? 1 : 0, page.Data.Count);
        var all = await http.GetAnswerAsync(Records, "application/jsonl");
        Assert.Equal(sees, all.Text.Contains(id, StringComparison.Ordinal));
    }
}
