using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>
/// Which messages an account sees of the requests that it sees. It stands outside every condition that a caller can
/// write, and the counters follow the same flags.
/// </summary>
internal static class MessageScope
{
    /// <summary>The condition on the message under the alias <c>m</c>.</summary>
    public static SqlText Visible(Caller caller) => Visible(caller.Type);

    public static SqlText Visible(AccountType reader) => reader switch
    {
        AccountType.Client => SqlText.Of($"m.client_visible"),
        AccountType.Vendor => SqlText.Of($"m.vendor_visible"),
        AccountType.Operations => SqlText.Of($"m.operations_visible"),
    };

    /// <summary>The counter of those messages on the thread under the alias <c>r</c>.</summary>
    public static SqlText Count(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"r.client_messages"),
        AccountType.Vendor => SqlText.Of($"r.vendor_messages"),
        AccountType.Operations => SqlText.Of($"r.operations_messages"),
    };

    /// <summary>The same where the callers are rows <c>p</c>, each with its <c>account_type</c>.</summary>
    public static SqlText CountOfEach { get; } = SqlText.Of($"""
        case p.account_type
            when 'Client' then r.client_messages
            when 'Vendor' then r.vendor_messages
            when 'Operations' then r.operations_messages
        end
        """);

    /// <summary>The condition on the message <c>m</c> where the callers are rows <c>p</c>, each with its <c>account_type</c>.</summary>
    public static SqlText VisibleToEach { get; } = SqlText.Of($"""
        case p.account_type
            when 'Client' then m.client_visible
            when 'Vendor' then m.vendor_visible
            when 'Operations' then m.operations_visible
        end
        """);

    /// <summary>What stands behind <c>from</c> where a condition on a request <c>r</c> asks about its messages.</summary>
    public static SqlText OfRequest(AccountType reader) =>
        SqlText.Of($"message m where m.request_no = r.request_no and {Visible(reader)}");

    /// <summary>
    /// The condition on the message <c>m</c> and its request <c>r</c> across requests. It names the account on the
    /// message itself, where the feed's index has it.
    /// </summary>
    public static SqlText InFeed(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"m.client_no = {caller.AccountNo} and m.client_visible"),
        AccountType.Vendor => SqlText.Of(
            $"m.vendor_no = {caller.AccountNo} and m.vendor_visible and r.status <> 'Draft'"),
        AccountType.Operations => SqlText.Of($"m.operations_visible"),
    };
}
