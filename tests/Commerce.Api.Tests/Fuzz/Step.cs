namespace Commerce.Api.Tests.Fuzz;

/// <summary>One step of a conversation: what somebody does next. Numbers beyond what is there wrap around.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>Makes a request; the steps after it are about this one, until another is made.</summary>
    public sealed record Create(bool IsDraft, bool ByOperations) : Step;

    /// <summary>Posts a message.</summary>
    /// <param name="Text">Which of the texts.</param>
    /// <param name="Key">Under which idempotency key; null without one. A key that was used before is used again.</param>
    public sealed record Post(Role Author, int Text, bool Client, bool Vendor, bool Operations, int? Key) : Step;

    /// <summary>Sends again what was first sent under a key.</summary>
    public sealed record Repeat(int Key) : Step;

    /// <summary>Hands the request on: <c>process</c>, <c>query</c> or <c>complete</c>.</summary>
    /// <param name="Text">Which of the texts is said with it; null for none.</param>
    public sealed record Move(Role Actor, string Action, int? Text) : Step;

    /// <summary>Reads one page.</summary>
    public sealed record Page(Role Reader, Selection Selection, int Offset, int Limit) : Step;

    /// <summary>Reads all pages, one behind the other.</summary>
    /// <param name="RestartsMidway">The service is started anew behind the first page.</param>
    public sealed record Walk(
        Role Reader, Selection Selection, int Limit, bool ByLink, bool IsOData, bool RestartsMidway) : Step;

    /// <summary>Counts.</summary>
    public sealed record Count(Role Reader, Selection Selection, bool IsOData) : Step;

    /// <summary>Reads one message as everybody, whether it is there or not.</summary>
    public sealed record Read(int Number, bool InLowerCase) : Step;

    /// <summary>Reads the request.</summary>
    public sealed record Look(Role Reader) : Step;

    /// <summary>Ends the service and starts it anew.</summary>
    public sealed record Restart : Step;
}
