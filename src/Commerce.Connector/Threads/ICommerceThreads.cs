using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Npgsql;

namespace Commerce.Connector.Threads;

/// <summary>What of the connector appears in the threads of commerce requests that two accounts have with each other.</summary>
internal interface ICommerceThreads
{
    /// <summary>A mail that names requests: the caller says the same in the thread of each that it has with the other.</summary>
    /// <param name="otherNo">The account that the mail goes to.</param>
    Task MailAsync(string subject, string body, Caller caller, int otherNo, NpgsqlConnection connection);

    /// <summary>A decision about something that was asked in the context of requests: the service says so in their threads.</summary>
    /// <param name="context">What was asked, in words: the requests that it names are its context.</param>
    /// <param name="title">What it was called; null where it had no name.</param>
    /// <param name="otherNo">The account that asked.</param>
    /// <param name="language">In which the service says so.</param>
    Task DecisionAsync(
        string context, string? title, bool isAccepted, Caller caller, int otherNo, Language language,
        NpgsqlConnection connection);
}
