using System.Net;
using Commerce.Api.Tests.Attachments;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// The service with one object of every kind and state, owned by the callers and by others, and somebody apart who
/// undoes what would shut the callers out.
/// </summary>
public sealed class FuzzApi(PostgresServer server) : Api(server), IAsyncLifetime
{
    private readonly Dictionary<string, string?> _authorizations = [];
    private readonly List<string> _callers = [];
    private readonly List<(string Id, TestAccount Owner)> _webhooks = [];
    private HttpClient _keeper = null!;

    internal Pool Pool { get; } = new();

    /// <summary>Sends a call, learns from its answer, and puts back what a later call needs.</summary>
    internal async Task<Answer> SendAsync(Call call)
    {
        var answer = await call.SendAsync(Address, _authorizations[call.Caller]);
        Pool.Learn(call, answer);
        if (call.Operation.Id == "disableAccount" && _callers.FirstOrDefault(
            id => call.Path.Contains(id, StringComparison.OrdinalIgnoreCase)) is { } caller)
        {
            await _keeper.CallAsync(HttpMethod.Post, $"/v1/accounts/accounts/{caller}/enable");
        }

        if (call.Operation.Id == "disableWebhook" && _webhooks.FirstOrDefault(
            webhook => call.Path.Contains(webhook.Id, StringComparison.OrdinalIgnoreCase)) is { Id: { } id } kept)
        {
            await As(kept.Owner).CallAsync(HttpMethod.Post, $"/v1/notifications/webhooks/{id}/enable");
            Pool.Learn(call with { Path = call.Path.Replace("disable", "enable", StringComparison.Ordinal) }, answer);
        }

        return answer;
    }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var (client, vendor, operations) =
            (await CreateClientAsync(), await CreateVendorAsync(), await CreateOperationsAsync());
        var (otherClient, otherVendor) = (await CreateClientAsync(), await CreateVendorAsync());
        var (keeper, disabled) = (await CreateOperationsAsync(), await CreateClientAsync());
        await ExecuteAsync(
            "update api_token set status = 'Disabled' where token_no = @number", new { number = Number(disabled.TokenId) });
        _keeper = As(keeper);
        foreach (var id in (string[])[keeper.Id, keeper.TokenId, keeper.UserId])
        {
            Pool.Hide(id);
        }

        foreach (var (name, account) in new Dictionary<string, TestAccount>
        {
            [Callers.Client] = client,
            [Callers.Vendor] = vendor,
            [Callers.Operations] = operations,
            [Callers.OtherClient] = otherClient,
            [Callers.OtherVendor] = otherVendor,
            [Callers.Disabled] = disabled,
        })
        {
            _authorizations[name] = $"Bearer {account.Token}";
            _callers.Add(account.Id);
            Pool.Keep(account.TokenId);
            Pool.Learn($"{account.Id} {account.TokenId} {account.UserId} {(await AddTokenAsync(account)).TokenId}");
        }

        _authorizations[Callers.Unknown] = $"Bearer {client.Token[..^4]}AAAA";
        _authorizations[Callers.Nobody] = null;
        (Pool.Fitting["client"], Pool.Fitting["requester"]) = (client.Id, client.UserId);
        (Pool.Fitting["vendor"], Pool.Fitting["assignee"]) = (vendor.Id, vendor.UserId);
        await ArrangeProductsAsync(vendor, otherVendor);
        await ArrangeDisabledAsync(vendor);
        await ArrangeThreadsAsync([
            await CreateRequestAsync(client, vendor), await CreateRequestAsync(client, vendor, "Draft"),
            await CreateRequestAsync(client, vendor), await CreateRequestAsync(client, otherVendor),
            await CreateRequestAsync(otherClient, vendor), await CreateRequestAsync(otherClient, otherVendor),
        ], operations);
    }

    private async Task ArrangeProductsAsync(TestAccount vendor, TestAccount otherVendor)
    {
        foreach (var (owner, product) in new[]
        {
            (vendor, await CreateProductAsync(vendor)), (vendor, await CreateProductAsync(vendor)),
            (otherVendor, await CreateProductAsync(otherVendor)),
        })
        {
            var address = $"/v1/catalog/products/{product}";
            var parameter = await As(owner).PostAnswerAsync(
                $"{address}/parameters", """{"externalId": "seats", "title": "Seats", "type": "Number"}""");
            Pool.Fitting.TryAdd("product", product);
            Pool.Learn($"{product} {parameter.Is(HttpStatusCode.Created).Text}");
        }
    }

    /// <summary>One object of each kind that does not act, to be enabled.</summary>
    private async Task ArrangeDisabledAsync(TestAccount vendor)
    {
        var account = await CreateVendorAsync();
        var token = (await AddTokenAsync(vendor)).TokenId;
        foreach (var path in (string[])
            [
                $"accounts/accounts/{account.Id}", $"accounts/users/{vendor.UserId}", $"accounts/api-tokens/{token}",
                $"catalog/products/{await CreateProductAsync(vendor)}",
            ])
        {
            var call = new Call(
                Contract.Current.Operation("disableProduct"), Callers.Operations, "POST", $"/v1/{path}/disable", [], [], null,
                IsChunked: false);
            (await SendAsync(call)).Is(HttpStatusCode.NoContent);
        }
    }

    /// <summary>
    /// Webhooks where nobody listens: one with a delivery that it failed to take, one that is disabled, and some to be deleted.
    /// </summary>
    private async Task ArrangeWebhooksAsync(TestRequest request, TestAccount account, string caller)
    {
        var made = new List<Answer>();
        for (var i = 0; i < 5; i++)
        {
            var answer = await As(account).PostAnswerAsync(
                "/v1/notifications/webhooks", """{"url": "http://127.0.0.1:1024/", "events": ["*"]}""");
            made.Add(answer.Is(HttpStatusCode.Created));
            Pool.Learn(answer.Text);
        }

        Pool.Preserve(made[0].Json["id"]!.GetValue<string>(), caller);
        _webhooks.Add((made[0].Json["id"]!.GetValue<string>(), account));
        Pool.Preserve(made[1].Json["id"]!.GetValue<string>(), caller);
        var disable = new Call(
            Contract.Current.Operation("disableWebhook"), caller, "POST", $"{made[1].Header("Location")}/disable", [], [], null,
            IsChunked: false);
        (await SendAsync(disable)).Is(HttpStatusCode.NoContent);
        var address = $"{made[0].Header("Location")}/deliveries";
        await PostAsync(request, "Something to tell of.");
        await Poll.UntilAsync("there is a delivery", async () =>
        {
            var deliveries = (await As(account).GetAnswerAsync(address)).Is(HttpStatusCode.OK);
            Pool.Learn(deliveries.Text);
            // The first of its request: no other can be sent again before it.
            var ids = deliveries.Each("id");
            if (ids.Count > 0)
            {
                Pool.Preserve(ids.MinBy(id => EventId.Parse(id)!.Value.Seq)!, caller);
            }

            return ids.Count > 0;
        });
    }

    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(
            new Dictionary<string, string> { ["Webhooks:AllowInsecureTargets"] = "true" });

    private async Task ArrangeThreadsAsync(IReadOnlyList<TestRequest> requests, TestAccount operations)
    {
        foreach (var request in requests)
        {
            await PostManyAsync(request, 2);
            await PostAsync(request, "Not for the vendor.", vendor: false);
            await PostAsync(request, "Not for the client.", operations, client: false);
            await PostAsync(request, "Not for Operations.", operations: false);
            var attachment = await this.AttachAsync(request);
            Pool.Learn($"{attachment} {(await As(operations).GetAnswerAsync(request.Messages)).Text}");
        }

        await ArrangeWebhooksAsync(requests[0], requests[0].Client, Callers.Client);
        await ArrangeWebhooksAsync(requests[0], requests[0].Vendor, Callers.Vendor);
        await SetStatusAsync(requests[2], "Querying");
        Pool.Learn((await As(operations).GetAnswerAsync("/v1/audit/records")).Is(HttpStatusCode.OK).Text);
    }
}
