using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Automation;
using Commerce.Connector.Contents;
using Commerce.Connector.Messages;

namespace Commerce.Connector.Requests;

/// <summary>Puts a request up for decision on its recipient's side, and has it decided by the recipient's rules.</summary>
internal static class ReceiveRequest
{
    /// <returns>What became of the message, as events tell it.</returns>
    public static async Task<string> FromMessageAsync(StoredMessage message, AccountWork work)
    {
        var content = message.Content;
        var received = await RunAsync(
            content.Text("id")!, message.SenderAddress, content, RequestContent.ExpiresAt(content), StoredRequest.FromMessage,
            message.Id, work);
        return received is null ? "Error" : Result(received);
    }

    /// <summary>What became of a request that was received, as events tell it.</summary>
    public static string Result(StoredRequest received) =>
        received.Status == RequestStatus.Decided ? "RequestAutomaticallyDecided" : "ManualRequestDecisionRequired";

    /// <summary>The two steps between its coming and its being up for decision are told, and not stored.</summary>
    /// <returns>Null where the account has the request already.</returns>
    public static async Task<StoredRequest?> RunAsync(
        string id, string peer, JsonObject content, DateTimeOffset? expiresAt, string sourceType, string sourceReference,
        AccountWork work)
    {
        var added = await RequestStore.AddAsync(
            id, isOwn: false, peer, RequestStatus.ManualDecisionRequired, content, expiresAt, sourceType, sourceReference, work);
        if (added is null)
        {
            return null;
        }

        var open = added with { StatusText = nameof(RequestStatus.Open) };
        var required = added with { StatusText = nameof(RequestStatus.DecisionRequired) };
        work.Tell("consumption.incomingRequestReceived", open.ToJson(work.Me.Spelling));
        RequestStore.TellMove(required, open.StatusText, work);
        if (await DecideByRules.RunAsync(required, work) is { } decided)
        {
            return decided;
        }

        RequestStore.TellMove(added, required.StatusText, work);
        return added;
    }
}
