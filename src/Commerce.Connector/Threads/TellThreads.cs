using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

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
            await work.Threads.MailAsync(
                content.Text("subject")!, content.Text("body")!, Caller.Of(call.Http), recipient.PeerNo, work.Connection);
        }
    }

    public static Task OfDecisionAsync(StoredRequest request, bool isAccepted, ConnectorCall call, AccountWork work) =>
        DecisionAsync(
            request, isAccepted, () => Task.FromResult(Caller.Of(call.Http)), Languages.Of(call.Http), work);

    /// <summary>A decision by rules: nobody calls, so it is the account that decides, and the service says so in English.</summary>
    public static Task OfRuledDecisionAsync(StoredRequest request, bool isAccepted, AccountWork work) =>
        DecisionAsync(request, isAccepted, () => AccountAsync(work), Language.English, work);

    private static async Task DecisionAsync(
        StoredRequest request, bool isAccepted, Func<Task<Caller>> caller, Language language, AccountWork work)
    {
        if (await FindConnectorAccount.ByAddressAsync(request.Peer, work.Connection) is not { JoinsCommerce: true } asking)
        {
            return;
        }

        var content = request.Content;
        var context = $"{content.Text("title")} {content.Text("description")} {content["metadata"]?.ToJsonString()}";
        await work.Threads.DecisionAsync(
            context, content.Text("title"), isAccepted, await caller(), asking.AccountNo, language, work.Connection);
    }

    private static async Task<Caller> AccountAsync(AccountWork work)
    {
        var type = await work.Connection.FindAsync<string>(SqlText.Of($"""
            select a.type
            from account a
            where a.account_no = {work.Me.AccountNo}
            """));
        return new Caller(work.Me.AccountNo, Enum.Parse<AccountType>(type!), null, null);
    }
}
