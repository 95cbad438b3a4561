using System.Text.RegularExpressions;
using Commerce.Api.Requests;
using Commerce.Connector.Threads;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Messages;

/// <summary>What accounts say and decide through the connector, in the threads of the requests that it names.</summary>
internal sealed partial class ConnectorThreads(IOptions<MessageOptions> options) : ICommerceThreads
{
    private const int MostRequests = 20;

    public async Task MailAsync(string subject, string body, Caller caller, int otherNo, NpgsqlConnection connection)
    {
        var content = subject.Length == 0 ? body : $"**{subject}**\n\n{body}";
        var longest = options.Value.MaxContentLength;
        if (string.IsNullOrWhiteSpace(content))
        {
            return;
        }

        foreach (var id in await NamedAsync($"{subject} {body}", caller, otherNo, connection))
        {
            await AddToThread.UserAsync(id, content.Length <= longest ? content : content[..longest], caller, connection);
        }
    }

    public async Task DecisionAsync(
        string context, string? title, bool isAccepted, Caller caller, int otherNo, Language language,
        NpgsqlConnection connection)
    {
        var named = await NamedAsync(context, caller, otherNo, connection);
        if (named.Count == 0)
        {
            return;
        }

        var by = await ActorNames.ReadAsync(caller, connection);
        var sentence = SystemSentences.ConnectorDecided(language, by, title, isAccepted);
        foreach (var id in named)
        {
            await AddToThread.SystemAsync(id, sentence, caller, connection);
        }
    }

    /// <summary>The requests between the two that a text names, each once, in the order in which their rows are locked.</summary>
    private static async Task<IReadOnlyList<RequestId>> NamedAsync(
        string text, Caller caller, int otherNo, NpgsqlConnection connection)
    {
        long[] numbers =
        [
            .. Named.Matches(text).Take(MostRequests).Select(match => RequestId.Parse(match.Value).Number).Distinct().Order(),
        ];
        return numbers.Length == 0
            ? []
            : [.. (await connection.ListAsync<long>(SqlText.Of($"""
                select r.request_no
                from request r
                where r.request_no = any({numbers}) and {RequestScope.Of(caller)}
                    and (r.client_no, r.vendor_no) in (({caller.AccountNo}, {otherNo}), ({otherNo}, {caller.AccountNo}))
                order by r.request_no
                """))).Select(number => new RequestId(number))];
    }

    [GeneratedRegex(@"\bREQ(-\d{4}){2,3}(?!-?\d)")]
    private static partial Regex Named { get; }
}
