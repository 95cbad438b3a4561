using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>What moves a request from state to state.</summary>
internal enum RequestAction
{
    Process,
    Query,
    Complete,
}

/// <summary>The table of moves: which action is possible in which state, where it leads, and who may take it.</summary>
internal static class RequestActions
{
    private static readonly AccountType[] Asking = [AccountType.Client, AccountType.Operations];
    private static readonly AccountType[] Asked = [AccountType.Vendor, AccountType.Operations];
    private static readonly AccountType[] All = [AccountType.Client, AccountType.Vendor, AccountType.Operations];

    private static readonly (RequestStatus From, RequestAction Action, AccountType[] Who)[] Moves =
    [
        (RequestStatus.Draft, RequestAction.Process, Asking),
        (RequestStatus.Processing, RequestAction.Query, Asked),
        (RequestStatus.Processing, RequestAction.Complete, All),
        (RequestStatus.Querying, RequestAction.Process, All),
        (RequestStatus.Querying, RequestAction.Complete, All),
    ];

    public static RequestStatus Target(this RequestAction action) => action switch
    {
        RequestAction.Process => RequestStatus.Processing,
        RequestAction.Query => RequestStatus.Querying,
        RequestAction.Complete => RequestStatus.Completed,
    };

    /// <summary>The last part of the action's address.</summary>
    public static string Name(this RequestAction action) => action switch
    {
        RequestAction.Process => "process",
        RequestAction.Query => "query",
        RequestAction.Complete => "complete",
    };

    /// <summary>Who may take the action in the state; null where nobody may.</summary>
    public static IReadOnlyList<AccountType>? Who(RequestStatus from, RequestAction action) =>
        Moves.Where(move => move.From == from && move.Action == action).Select(move => move.Who).FirstOrDefault();

    /// <summary>What an account of the type may do in the state.</summary>
    public static IEnumerable<RequestAction> Open(RequestStatus from, AccountType type) =>
        Moves.Where(move => move.From == from && move.Who.Contains(type)).Select(move => move.Action);
}
