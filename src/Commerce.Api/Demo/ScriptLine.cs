using Commerce.Api.Messages;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>A message of the script, its slots still open.</summary>
/// <param name="Speaker">Null: the service of its own accord.</param>
/// <param name="IsEvent">It tells what the speaker did: a message of the service.</param>
/// <param name="IsColleague">Said by another user of the speaker's account.</param>
/// <param name="IsToken">Sent by the account's integration, where it has one.</param>
/// <param name="AddedFile">The file that the speaker adds, and of which the line tells.</param>
/// <param name="NamedAttachment">The number of the attachment that the message names.</param>
internal sealed record ScriptLine(
    AccountType? Speaker, bool IsEvent, bool IsColleague, bool IsToken, Audience Audience, string Text,
    string? AddedFile, int? NamedAttachment);
