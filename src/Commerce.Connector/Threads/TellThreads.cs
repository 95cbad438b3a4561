using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Connector.Threads;

/// <summary>
/// Passes on to commerce what accounts say and decide through the connector, in the transaction in which they do, where the
/// account that began it has switched that on.
/// </summary>
internal static class TellThreads
{
    public static async Task OfMailAsync(
        JsonObject content, IReadOnlyList<SeenRelationship> to, ConnectorCall call, AccountWork work)
    {
        if (!work.Me.JoinsCommerce || content.Type() != MessageContent.Mail)
        {
            return;
        }

        foreach (var recipient in to)
        {
            await Threads(call).MailAsync(
                content.Text("subject")!, content.Text("body")!, Caller.Of(call.Http), recipient.PeerNo, work.Connection);
        }
    }

    public static async Task OfDecisionAsync(StoredRequest request, bool isAccepted, ConnectorCall call, AccountWork work)
    {
        if (await FindConnectorAccount.ByAddressAsync(request.Peer, work.Connection) is not { JoinsCommerce: true } asking)
        {
            return;
        }

        var content = request.Content;
        var context = $"{content.Text("title")} {content.Text("description")} {content["metadata"]?.ToJsonString()}";
        await Threads(call).DecisionAsync(
            context, content.Text("title"), isAccepted, Caller.Of(call.Http), asking.AccountNo, call.Http, work.Connection);
    }

    private static ICommerceThreads Threads(ConnectorCall call) =>
        call.Http.RequestServices.GetRequiredService<ICommerceThreads>();
}
