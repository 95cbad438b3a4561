using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Makes an object for a call.</summary>
internal sealed record CreateOwned(Caller Caller, UnitOfWork Work, TimeProvider Clock)
{
    /// <summary>
    /// The account that something is made for: the caller's own unless Operations names another. What is wrong with the
    /// one that is named is added to the errors.
    /// </summary>
    /// <param name="field">The field of the body that names it.</param>
    /// <param name="type">What the account must be; null for anything.</param>
    public async Task<int> OwnerAsync(string field, IdOf? named, AccountType? type, FieldErrors errors)
    {
        var number = named is null ? Caller.AccountNo : EntityNumber.Parse("ACC", named.Id);
        if (Caller.Type != AccountType.Operations)
        {
            if (number != Caller.AccountNo)
            {
                errors.Add($"{field}.id", "Name your own account or leave it out.");
            }

            return Caller.AccountNo;
        }

        if (named is null && type is { } wanted && wanted != Caller.Type)
        {
            errors.Add(field, $"Operations names the {type} that it is made for.");
            return Caller.AccountNo;
        }

        var connection = await Work.BeginAsync();
        var found = number is { } account ? await FindAccountType.RunAsync(account, connection) : null;
        if (found is null || (type is not null && found != type))
        {
            errors.Add($"{field}.id", $"There is no {(type is null ? "" : $"{type} ")}account with this id.");
        }

        return number ?? Caller.AccountNo;
    }

    /// <param name="errors">What is wrong with the body: with anything in it nothing is made.</param>
    /// <param name="insert">Makes the object and answers its number.</param>
    public async Task<OwnedOutcome<T>> RunAsync<T>(
        OwnedResource<T> resource, FieldErrors errors, Func<NpgsqlConnection, Task<int>> insert)
        where T : class
    {
        if (errors.Any)
        {
            return new(null, Problems.InvalidBody(errors));
        }

        var connection = await Work.BeginAsync();
        var number = await insert(connection);
        var full = resource.Fields.FullProjection;
        var row = await FindOwned.RunAsync(resource.Kind, number, SqlText.Of($"true"), full, connection);
        await Work.CommitAsync();
        return new OwnedOutcome<T>(resource.ToWire(row!, full, Caller, Clock.GetUtcNow()), null);
    }

    /// <summary>Makes what is wholly told by its row.</summary>
    /// <param name="href">The address of what was made.</param>
    public async Task<Results<Created<T>, ProblemResult>> AnswerAsync<T>(
        OwnedResource<T> resource, FieldErrors errors, Func<T, string?> href, Func<NpgsqlConnection, Task<int>> insert)
        where T : class
    {
        var outcome = await RunAsync(resource, errors, insert);
        return outcome.Refusal is { } refusal
            ? refusal
            : TypedResults.Created(href(outcome.After!), outcome.After!);
    }
}
