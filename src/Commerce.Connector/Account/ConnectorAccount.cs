using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Account;

/// <summary>An account as an identity: with an address under which others reach it.</summary>
internal sealed record ConnectorAccount(
    int AccountNo, string Address, string PublicKey, string Device, string Delivery, string Dialect, bool JoinsCommerce,
    DateTimeOffset? SyncedAt, string Automation)
{
    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        c.account_no, c.address, c.public_key, c.device, c.delivery, c.dialect, c.joins_commerce, c.synced_at,
        c.automation::text as automation
        """);

    public bool IsAutomatic => Delivery == nameof(Connector.Account.Delivery.Automatic);

    public Dialect Spelling => Dialect == nameof(Envelope.Dialect.A) ? Envelope.Dialect.A : Envelope.Dialect.B;
}
