using Commerce.Api.Requests;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Npgsql;

namespace Commerce.Api.Attachments;

/// <summary>An attachment that its author is about to change or delete.</summary>
internal static class OwnAttachment
{
    /// <summary>Locks the request, and with it all its attachments, until the transaction ends.</summary>
    /// <exception cref="ProblemException">
    /// 404: there is none for the caller. 403: it is another account's. 412: it is not the version that the caller means.
    /// </exception>
    public static async Task<AttachmentRow> LockAsync(
        RequestId request, AttachmentId id, Caller caller, HttpContext http, NpgsqlConnection connection)
    {
        // Two statements: only one that begins under the lock sees what was deleted while it was waited for.
        if (id.Request != request
            || await LockedRequest.FindAsync(request, caller, connection) is null
            || await FindAttachment.RunAsync(id, caller, connection) is not { } row)
        {
            throw new ProblemException(Problems.NotFound());
        }

        if (row.AccountNo != caller.AccountNo)
        {
            throw new ProblemException(
                Problems.Forbidden("An attachment is changed and deleted by the account that added it."));
        }

        return EntityTag.IsStale(http, row.ToAttachment(AttachmentFields.InRequest.FullProjection))
            ? throw new ProblemException(Problems.PreconditionFailed())
            : row;
    }
}
