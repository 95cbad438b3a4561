using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Templates;

/// <summary>Puts what a loaded template asks for up for decision, unless the two are past that already.</summary>
internal static class ProcessTemplate
{
    public static async Task RunAsync(StoredTemplate template, AccountWork work)
    {
        var told = new JsonObject { ["template"] = template.ToJson(work.Me, work.Me.Spelling) };
        var content = template.Content;
        if (content.Type() != TemplateContent.Requests)
        {
            told["result"] = "NoRequest";
        }
        else if (await OpenAsync(template, work) is { } open)
        {
            told["result"] = "NonCompletedRequestExists";
            told["requestId"] = open;
        }
        else
        {
            var relationship = await RelationshipStore.WithAsync(template.OwnerAddress, work.Me, work.Connection);
            var request = Asked(content, relationship?.Status);
            if (request is null)
            {
                told["result"] = "RelationshipExists";
                told["relationshipId"] = relationship!.Id;
            }
            else
            {
                var received = await ReceiveAsync(template, request.AsObject().Copy(), relationship is null, work);
                told["result"] = ReceiveRequest.Result(received);
                told["requestId"] = received.Id;
            }
        }

        work.Tell("consumption.relationshipTemplateProcessed", told);
    }

    /// <summary>What is asked of somebody in this relationship; null for nothing.</summary>
    private static JsonNode? Asked(JsonObject content, RelationshipStatus? relationship) => relationship switch
    {
        null or RelationshipStatus.Rejected or RelationshipStatus.Revoked => content[TemplateContent.OnNew],
        RelationshipStatus.Active => content[TemplateContent.OnExisting],
        _ => null,
    };

    /// <summary>An undecided request of any template of the same owner, or one of this template that is not completed.</summary>
    private static Task<string?> OpenAsync(StoredTemplate template, AccountWork work) =>
        work.Connection.FindAsync<string>(SqlText.Of($"""
            select r.request_id
            from connector_request r
            where r.account_no = {work.Me.AccountNo} and not r.is_own and r.peer_address = {template.OwnerAddress}
                and r.source_type = {StoredRequest.FromTemplate}
                and (
                    r.status in ('Open', 'DecisionRequired', 'ManualDecisionRequired')
                    or (r.source_reference = {template.Id} and r.status not in ('Completed', 'Expired')))
                and (r.expires_at is null or r.expires_at > {work.Now})
            limit 1
            """));

    private static async Task<StoredRequest> ReceiveAsync(
        StoredTemplate template, JsonObject content, bool isFirst, AccountWork work)
    {
        var id = Ids.Request();
        content["id"] = id;
        var expiresAt = RequestContent.ExpiresAt(content);
        if (isFirst && template.ExpiresAt is { } end && (expiresAt is null || end < expiresAt))
        {
            expiresAt = end;
        }

        return (await ReceiveRequest.RunAsync(
            id, template.OwnerAddress, content, expiresAt, StoredRequest.FromTemplate, template.Id, work))!;
    }
}
