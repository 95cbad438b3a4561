using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>The states of both sides of a request, and what can be done in each.</summary>
public sealed class RequestStateTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Decidable = "error.consumption.requests.wrongRequestStatus";
    private const string Expired = "error.consumption.requests.requestIsExpired";
    private const string Sent = "error.runtime.messages.cannotSendRequestThatWasAlreadySent";
    private const string ExpiredSend = "error.runtime.messages.cannotSendMessageWithExpiredRequest";
    private const string Unknown = "error.runtime.recordNotFound";

    [Theory]
    [InlineData("Open", "Accept", Decidable)]
    [InlineData("DecisionRequired", "Accept", null)]
    [InlineData("ManualDecisionRequired", "Accept", null)]
    [InlineData("Decided", "Accept", Decidable)]
    [InlineData("Completed", "Accept", Decidable)]
    [InlineData("Expired", "Accept", Expired)]
    [InlineData("Open", "Reject", Decidable)]
    [InlineData("DecisionRequired", "Reject", null)]
    [InlineData("ManualDecisionRequired", "Reject", null)]
    [InlineData("Decided", "Reject", Decidable)]
    [InlineData("Completed", "Reject", Decidable)]
    [InlineData("Expired", "Reject", Expired)]
    [InlineData("Open", "CanAccept", Decidable)]
    [InlineData("ManualDecisionRequired", "CanAccept", null)]
    [InlineData("Completed", "CanReject", Decidable)]
    [InlineData("ManualDecisionRequired", "CanReject", null)]
    public async Task Recipient_decides_in_two_states_alone(string status, string action, string? refusal)
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Authentication());
        await PutAsync(recipient, id, status);

        var answer = await recipient.CallAsync(
            "PUT", $"Requests/Incoming/{id}/{action}", Wire.Decide(action.EndsWith("Accept", StringComparison.Ordinal)));

        Check(answer, refusal, HttpStatusCode.OK);
        // The other side decides nothing, in no state.
        (await sender.CallAsync("PUT", $"Requests/Incoming/{id}/{action}", Wire.Accept()))
            .IsError(HttpStatusCode.NotFound, Unknown);
    }

    [Theory]
    [InlineData("Draft", null)]
    [InlineData("Open", Sent)]
    [InlineData("Completed", Sent)]
    [InlineData("Expired", ExpiredSend)]
    public async Task Sender_sends_a_draft_alone(string status, string? refusal)
    {
        var (sender, recipient) = await api.PairAsync();
        var draft = await sender.CreateRequestAsync(recipient, Wire.Authentication());
        await PutAsync(sender, Wire.Text(draft, "id"), status);
        var body = new JsonObject
        {
            ["recipients"] = new JsonArray(recipient.Address),
            ["content"] = draft["content"]!.DeepClone(),
        };

        Check(await sender.CallAsync("POST", "Messages", body), refusal, HttpStatusCode.Created);
        (await recipient.CallAsync("POST", "Messages", body)).IsError(HttpStatusCode.NotFound, Unknown);
    }

    [Fact]
    public async Task Request_that_is_not_answered_in_time_expires_on_both_sides_and_both_are_told()
    {
        var (sender, recipient) = await api.PairAsync();
        var content = Wire.Content(Wire.Authentication());
        content["expiresAt"] = (api.Clock.GetUtcNow() + TimeSpan.FromHours(1)).ToString("O");
        var draft = await sender.PostAsync(
            "Requests/Outgoing", new JsonObject { ["content"] = content, ["peer"] = recipient.Address });
        var id = Wire.Text(draft, "id");
        await sender.SendAsync(draft);
        await recipient.SyncAsync();
        Assert.Single(await recipient.ListAsync("Requests/Incoming?status=ManualDecisionRequired"));

        api.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("Expired", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
        Assert.Equal("Expired", Wire.Text(await recipient.GetAsync($"Requests/Incoming/{id}"), "status"));
        Assert.Single(await recipient.ListAsync("Requests/Incoming?status=Expired"));
        (await recipient.CallAsync("PUT", $"Requests/Incoming/{id}/Accept", Wire.Accept()))
            .IsError(HttpStatusCode.BadRequest, Expired);
        await Poll.UntilAsync("both are told", async () => await api.ReadAsync<int>(
            """
            select count(*)::int from connector_event
            where data ->> 'newStatus' = 'Expired' and data -> 'request' ->> 'id' = @id
            """,
            new { id }) == 2);
    }

    [Fact]
    public async Task Answer_that_was_given_in_time_completes_a_request_that_has_expired_meanwhile()
    {
        var (sender, recipient) = await api.PairAsync();
        var content = Wire.Content(Wire.Authentication());
        content["expiresAt"] = (api.Clock.GetUtcNow() + TimeSpan.FromHours(1)).ToString("O");
        var draft = await sender.PostAsync(
            "Requests/Outgoing", new JsonObject { ["content"] = content, ["peer"] = recipient.Address });
        var id = Wire.Text(draft, "id");
        await sender.SendAsync(draft);
        await recipient.SyncAsync();
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
        await recipient.CompletedAsync(id);

        api.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("Expired", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
        await sender.SyncAsync();

        Assert.Equal("Completed", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
    }

    [Fact]
    public async Task Request_whose_answer_cannot_be_sent_keeps_no_other_from_it()
    {
        var (sender, recipient) = await api.PairAsync();
        var broken = await sender.AskAsync(recipient, Wire.Authentication());
        await api.ExecuteAsync(
            """
            update connector_request set status = 'Decided', response = '[]', response_created_at = now(), changed_at = '2000-01-01'
            where not is_own and request_id = @broken
            """,
            new { broken });
        var id = await sender.AskAsync(recipient, Wire.Authentication());
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());

        await recipient.CompletedAsync(id);

        Assert.Equal(1, await api.ExecuteAsync(
            "update connector_request set status = 'Completed' where status = 'Decided' and request_id = @broken", new { broken }));
    }

    [Fact]
    public async Task Request_cannot_be_made_that_has_expired_already()
    {
        var (sender, recipient) = await api.PairAsync();
        var content = Wire.Content(Wire.Authentication());
        content["expiresAt"] = "2024-12-31T00:00:00.000Z";
        (await sender.CallAsync(
            "POST", "Requests/Outgoing", new JsonObject { ["content"] = content, ["peer"] = recipient.Address }))
            .IsError(
                HttpStatusCode.BadRequest, "error.consumption.requests.cannotCreateRequestWithExpirationDateInPast");
    }

    private static void Check(Answer answer, string? refusal, HttpStatusCode success)
    {
        if (refusal is null)
        {
            answer.Is(success);
        }
        else
        {
            answer.IsError(HttpStatusCode.BadRequest, refusal);
        }
    }

    /// <summary>Behind the service's back, and in a way that no worker touches it.</summary>
    private Task<int> PutAsync(ConnectorParty side, string id, string status) => api.ExecuteAsync(
        """
        update connector_request
        set status = @status,
            response = case when @status in ('Decided', 'Completed') then '{"result":"Accepted","items":[]}'::jsonb end,
            response_created_at = case when @status in ('Decided', 'Completed') then now() end
        where account_no = @account and request_id = @id
        """,
        new { status, id, account = Api.Number(side.Account.Id) });
}
