namespace Commerce.Api.Tests.Fuzz;

/// <summary>A request and its thread as the model has them.</summary>
internal sealed class ModelRequest(string id, string status)
{
    public string Id { get; } = id;

    public string Status { get; private set; } = status;

    public List<ModelMessage> Thread { get; } = [];

    public string Address => $"/v1/commerce/requests/{Id}";

    public string Messages => $"{Address}/messages";

    public int NextNumber => Thread.Count + 1;

    public string MessageId(int number) => $"MSG{Id[3..]}-{number / 10_000:0000}-{number % 10_000:0000}";

    public bool IsSeenBy(Role role) => role switch
    {
        Role.Client or Role.Operations => true,
        Role.Vendor => Status != "Draft",
        Role.Stranger => false,
    };

    public IReadOnlyList<ModelMessage> SeenBy(Role role) => [.. Thread.Where(message => message.IsSeenBy(role))];

    /// <summary>The status that an action is answered with, and what it leads to.</summary>
    public (int Answer, string Next) Outcome(Role actor, string action) => (Status, action, actor) switch
    {
        _ when !IsSeenBy(actor) => (404, Status),
        ("Draft", "process", _) => (204, "Processing"),
        ("Processing", "query", Role.Client) => (403, Status),
        ("Processing", "query", _) => (204, "Querying"),
        ("Querying", "process", _) => (204, "Processing"),
        ("Processing" or "Querying", "complete", _) => (204, "Completed"),
        _ => (409, Status),
    };

    public void Enter(string status) => Status = status;
}
