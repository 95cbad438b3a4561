using Commerce.Api.Tests.Webhooks;
using Commerce.Connector.Relationships;

namespace Commerce.Api.Tests.Connector;

/// <summary>The service with accounts that call its connector.</summary>
public sealed class ConnectorApi(PostgresServer server) : Api(server)
{
    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(WebhookApi.Insecure);

    /// <summary>A new account, with an address.</summary>
    public async Task<ConnectorParty> PartyAsync(string @base = "/api/v2")
    {
        var party = ConnectorParty.Of(Address, await CreateClientAsync(), @base);
        party.Address = Wire.Text(await party.GetAsync("Account/IdentityInfo"), "address");
        return party;
    }

    /// <summary>Two new accounts with an active relationship that both know of.</summary>
    public async Task<(ConnectorParty Sender, ConnectorParty Recipient)> PairAsync(string @base = "/api/v2")
    {
        var (sender, recipient) = (await PartyAsync(@base), await PartyAsync(@base));
        await RelateAsync(sender, recipient);
        return (sender, recipient);
    }

    /// <summary>Gives two accounts an active relationship.</summary>
    public async Task RelateAsync(ConnectorParty one, ConnectorParty other)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await SeedRelationship.RunAsync(
            Number(one.Account.Id), Number(other.Account.Id), "localhost", Clock.GetUtcNow(), connection);
    }
}
