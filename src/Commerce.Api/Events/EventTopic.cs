using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Events;

/// <summary>What a reader waits for: something new in one request, or in anything that an account sees.</summary>
internal readonly record struct EventTopic
{
    private EventTopic(AccountType? reader, long number) => (Reader, Number) = (reader, number);

    private AccountType? Reader { get; }

    private long Number { get; }

    public static EventTopic Of(RequestId request) => new(null, request.Number);

    public static EventTopic Of(Caller caller) => Of(caller.Type, caller.AccountNo);

    /// <summary>Operations see everything, whichever account it is.</summary>
    public static EventTopic Of(AccountType type, int accountNo) => new(type, type == AccountType.Operations ? 0 : accountNo);
}
