using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;
using Commerce.Connector.Requests;
using Commerce.Connector.Templates;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>What else it means for an account that the other side did something to their relationship.</summary>
internal static class SeeRelationship
{
    public static async Task RunAsync(SeenRelationship relationship, AccountWork work)
    {
        if (relationship.Status is RelationshipStatus.Rejected or RelationshipStatus.Revoked)
        {
            await ForgetAttributesAsync(relationship.Peer, work);
        }
        else if (relationship.TemplatorNo == work.Me.AccountNo)
        {
            await CompleteRequestAsync(relationship, work);
        }
    }

    /// <summary>What was shared for a relationship that came to nothing is not kept.</summary>
    public static Task ForgetAttributesAsync(string peer, AccountWork work) => work.Connection.ExecuteAsync(SqlText.Of($"""
        delete from connector_attribute
        where account_no = {work.Me.AccountNo} and share_peer = {peer}
        """));

    /// <summary>The relationship brings the answer to what the template asked for: that is when its owner hears of it.</summary>
    private static async Task CompleteRequestAsync(SeenRelationship relationship, AccountWork work)
    {
        var creation = Json.Parse(relationship.CreationText);
        if (creation.Type() != "RelationshipCreationContent" || creation["response"].Text("requestId") is not { } id
            || await AnswerAsync(id, relationship, work) is not { } answer
            || await TemplateAsync(relationship, work) is not { } content)
        {
            return;
        }

        content["id"] = id;
        var added = await RequestStore.AddAsync(
            id, isOwn: true, relationship.Peer, RequestStatus.Open, content, null, StoredRequest.FromTemplate,
            relationship.TemplateId, work);
        if (added is null)
        {
            return;
        }

        var response = Json.Parse(answer.ResponseText);
        await ApplyResponse.RunAsync(
            content, response, new AskingSide(work.Me, relationship.Peer, id, work.Now, new AttributeStore(work)));
        var completed = await RequestStore.MoveAsync(added, RequestStatus.Completed, work, new Move
        {
            Response = response,
            ResponseCreatedAt = answer.ResponseCreatedAt,
            ResponseSourceType = "Relationship",
            ResponseSourceReference = relationship.Id,
        });
        work.Tell(
            "consumption.outgoingRequestFromRelationshipCreationCreatedAndCompleted", completed.ToJson(work.Me.Spelling));
    }

    /// <summary>Only what the other side has decided counts.</summary>
    private static Task<Answer?> AnswerAsync(string id, SeenRelationship relationship, AccountWork work) =>
        work.Connection.FindAsync<Answer>(SqlText.Of($"""
            select r.response::text as response_text, r.response_created_at
            from connector_request r
            where r.account_no = {relationship.RequestorNo} and r.request_id = {id} and not r.is_own
                and r.source_reference = {relationship.TemplateId} and r.response is not null
            """));

    private static async Task<System.Text.Json.Nodes.JsonObject?> TemplateAsync(SeenRelationship relationship, AccountWork work)
    {
        var template = await GetTemplate.FindAsync(relationship.TemplateId, work.Me, work.Connection);
        return template?.Content[TemplateContent.OnNew]?.AsObject().Copy();
    }

    private sealed record Answer(string ResponseText, DateTimeOffset ResponseCreatedAt);
}
