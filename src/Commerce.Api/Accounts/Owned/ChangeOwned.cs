using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Changes one object for a call: all of the effects in one transaction, or none.</summary>
internal sealed record ChangeOwned(
    HttpContext Http, Caller Caller, UnitOfWork Work, TimeProvider Clock)
{
    /// <param name="change">Stores the change, or answers why it cannot be.</param>
    /// <param name="isOfObject">
    /// False where <c>If-Match</c> names the version of something else, and the change looks at it.
    /// </param>
    public async Task<OwnedOutcome<T>> RunAsync<T>(
        OwnedResource<T> resource, int number, Func<OwnedRow, NpgsqlConnection, Task<ProblemResult?>> change,
        bool isOfObject = true)
        where T : class
    {
        var connection = await Work.BeginAsync();
        var (visible, full) = (resource.Visible(Caller), resource.Fields.FullProjection);
        await LockAsync(resource.Kind, number, visible, connection);
        if (await FindOwned.RunAsync(resource.Kind, number, visible, full, connection) is not { } before)
        {
            return new(null, Problems.NotFound());
        }

        if (!resource.MayChange(Caller, before))
        {
            return new(null, Problems.Forbidden(resource.WhoMayChange));
        }

        if (isOfObject && EntityTag.IsStale(Http, resource.ToWire(before, full, Caller, Clock.GetUtcNow())))
        {
            return new(null, Problems.PreconditionFailed());
        }

        if (await change(before, connection) is { } refusal)
        {
            return new(null, refusal);
        }

        var after = await FindOwned.RunAsync(resource.Kind, number, SqlText.Of($"true"), full, connection);
        await Work.CommitAsync();
        return new(resource.ToWire(after!, full, Caller, Clock.GetUtcNow()), null);
    }

    /// <summary>A change that is answered with 204, or with the object where the caller wants it.</summary>
    public async Task<Results<NoContent, Tagged<T>, ProblemResult>> ActAsync<T>(
        OwnedResource<T> resource, int number, Func<OwnedRow, NpgsqlConnection, Task<ProblemResult?>> change,
        bool isOfObject = true)
        where T : class
    {
        var outcome = await RunAsync(resource, number, change, isOfObject);
        return outcome.Refusal is { } refusal ? refusal
            : Representation.IsWanted(Http) ? new Tagged<T>(outcome.After!)
            : TypedResults.NoContent();
    }

    /// <summary>Lets an object act, or stops it. That it is so already is a conflict.</summary>
    public Task<Results<NoContent, Tagged<T>, ProblemResult>> SwitchAsync<T>(
        OwnedResource<T> resource, int number, AccountStatus status)
        where T : class => ActAsync(resource, number, async (before, connection) =>
        {
            if (before.Status == status.ToString())
            {
                return Problems.Conflict(
                    $"{resource.Kind.Id(number)} is {status} already. "
                    + $"You can: {(status == AccountStatus.Active ? "disable" : "enable")}.");
            }

            await SetOwnedStatus.RunAsync(resource.Kind, number, status, Caller, connection);
            return null;
        });

    /// <summary>Gives an object the name that the body names, where it names one.</summary>
    public async Task<Results<Tagged<T>, ProblemResult>> RenameAsync<T, TBody>(
        OwnedResource<T> resource, int number, Body<TBody> body)
        where T : class
        where TBody : class, INameChange
    {
        var errors = new FieldErrors();
        var name = body.Names("name") ? body.Value.Name : null;
        if (name is not null)
        {
            OwnedName.Check(errors, name);
        }

        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var outcome = await RunAsync(resource, number, async (before, connection) =>
        {
            if (name is not null && name != before.Name)
            {
                await connection.ExecuteAsync(SqlText.Of($"""
                    update {resource.Kind.Table} o set name = {name} where {resource.Kind.Number} = {number}
                    """));
                await WriteOwnedEvent.RunAsync(resource.Kind, number, OwnedEvent.Updated, Caller, connection);
            }

            return null;
        });
        return outcome.ToAnswer();
    }

    /// <summary>
    /// Until the transaction ends nobody else changes the object. The weakest lock that does it: a stronger one would
    /// hold up the messages of whoever it is that writes them.
    /// </summary>
    private static Task<int?> LockAsync(OwnedKind kind, int number, SqlText visible, NpgsqlConnection connection) =>
        connection.FindAsync<int?>(SqlText.Of($"""
            select 1 from {kind.Table} o where {kind.Number} = {number} and {visible} for no key update of o
            """));
}
