using Commerce.Api.AuditTrail;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Attachments;

internal static class UpdateAttachment
{
    /// <summary>Change an attachment</summary>
    /// <remarks>
    /// Changes what the body names of the name and the description, and nothing else; the file and who sees it stay as
    /// they are. Only the account that added the attachment may, in every state of the request.
    /// </remarks>
    public static async Task<Results<Tagged<Attachment>, ProblemResult>> Handle(
        RequestId id, AttachmentId attachmentId, Body<AttachmentChange> body, Caller caller, HttpContext http,
        UnitOfWork work)
    {
        var errors = new FieldErrors();
        body.Value.Check(body, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var connection = await work.BeginAsync();
        var row = await OwnAttachment.LockAsync(id, attachmentId, caller, http, connection);
        var change = body.Value;
        var name = body.Names("name") ? change.Name : row.Name;
        var description = !body.Names("description") ? row.Description
            : change.Description is { Length: > 0 } said ? said
            : null;
        if ((name, description) != (row.Name, row.Description))
        {
            await StoreAsync(row.Id, name, description, caller, connection);
        }

        var full = await FindAttachment.RunAsync(row.Id, caller, connection);
        await work.CommitAsync();
        return new Tagged<Attachment>(full!.ToAttachment(AttachmentFields.InRequest.FullProjection));
    }

    private static Task<int> StoreAsync(
        AttachmentId id, string name, string? description, Caller caller, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            with f as (
                update attachment
                set name = {name}, description = {description}::text,
                    updated_at = date_trunc('milliseconds', clock_timestamp()), updated_account_no = {caller.AccountNo},
                    updated_user_no = {caller.UserNo}::int, updated_token_no = {caller.TokenNo}::int
                where request_no = {id.Request.Number} and seq = {id.Seq}
                returning *
            )
            {WriteRecord.Of(
                EventTypes.AttachmentUpdated, caller, AttachmentEvent.Subject(SqlText.Of($"f.updated_at")))}
            """));
}
