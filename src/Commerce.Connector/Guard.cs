using System.Security.Cryptography;
using System.Text;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector;

/// <summary>Stands before what somebody else loads: it lets in whom that is meant for, and who knows its password.</summary>
/// <param name="Kind">What it is, as callers are told that it is not found.</param>
/// <param name="LockedUntil">Until when nobody gets in, after too many wrong passwords.</param>
internal sealed record Guard(string Kind, string? ForIdentity, string? Password, DateTimeOffset? LockedUntil)
{
    private const int MostTries = 5;
    private const string Transport = "error.transport.";

    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <exception cref="ConnectorException">400: it is personalised, and for somebody else.</exception>
    public void RefuseUnlessMeant(AccountWork work)
    {
        if (ForIdentity is { } meant && meant != work.Me.Address)
        {
            throw ConnectorErrors.BadRequest(
                $"{Transport}general.notIntendedForYou",
                "You tried to access personalized content, but it is not intended for you.");
        }
    }

    /// <returns>False for a wrong password; in the same words whoever has tried too often is told that nothing is there.</returns>
    /// <exception cref="ConnectorException">400: a password is needed. 404: nobody gets in for now.</exception>
    public bool IsOpenedBy(string? password, AccountWork work)
    {
        if (Password is not { } expected)
        {
            return true;
        }

        if (password is null)
        {
            throw ConnectorErrors.BadRequest(
                $"{Transport}noPasswordProvided", "You need to provide a password to perform this operation.");
        }

        return LockedUntil > work.Now
            ? throw ConnectorErrors.NotFound(Kind)
            : CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }

    /// <summary>Counts a wrong password apart from the call, of which nothing is kept, and ends the call.</summary>
    /// <param name="table">Where it stands; with the columns <c>failed_tries</c> and <c>locked_until</c>.</param>
    /// <param name="condition">Which row it is.</param>
    public async Task<ConnectorException> CountTryAsync(SqlText table, SqlText condition, ConnectorCall call)
    {
        await call.AbandonAsync();
        await call.Database.InTransactionAsync(
            connection => connection.ExecuteAsync(SqlText.Of($"""
                update {table}
                set failed_tries = (failed_tries + 1) % {MostTries},
                    locked_until = case when failed_tries + 1 >= {MostTries} then {call.Now + LockOut} else locked_until end
                where {condition}
                """)),
            CancellationToken.None);
        return ConnectorErrors.NotFound(Kind);
    }

    // A record would print its password.
    public override string ToString() => Kind;
}
