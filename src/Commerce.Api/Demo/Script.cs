using System.Globalization;
using Commerce.Api.Messages;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>
/// What the demo's people say, from <c>conversations.txt</c>: <c>=== kind: title</c> begins an episode,
/// <c>@speaker flags</c> a message. The flags: <c>event</c>, <c>colleague</c>, <c>token</c>, and <c>-client</c>,
/// <c>-vendor</c>, <c>-operations</c> for those who do not see it; <c>adds:file</c>, <c>names:number</c> for files.
/// </summary>
internal sealed class Script
{
    private const string Resource = "demo/conversations.txt";
    private const string EpisodeMark = "=== ";
    private const string Service = "service";

    private readonly ILookup<string, Episode> _episodes;

    private Script(IEnumerable<Episode> episodes) => _episodes = episodes.ToLookup(episode => episode.Kind);

    public static Script Read()
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new Script($"\n{text}".Split($"\n{EpisodeMark}").Skip(1).Select(ReadEpisode));
    }

    /// <summary>All episodes of a kind, in the order of the script.</summary>
    public IReadOnlyList<Episode> Of(string kind) => [.. _episodes[kind]];

    private static Episode ReadEpisode(string text)
    {
        var parts = text.Split("\n@");
        var heading = parts[0].Split(": ", 2);
        return new Episode(
            heading[0].Trim(), heading.ElementAtOrDefault(1)?.Trim() ?? "", [.. parts.Skip(1).Select(ReadLine)]);
    }

    private static ScriptLine ReadLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var words = text[..end].Split(' ');
        return new ScriptLine(
            words[0] == Service ? null : Enum.Parse<AccountType>(words[0], ignoreCase: true),
            words[0] == Service || words.Contains("event"),
            words.Contains("colleague"),
            words.Contains("token"),
            new Audience
            {
                Client = !words.Contains("-client"),
                Vendor = !words.Contains("-vendor"),
                Operations = !words.Contains("-operations"),
            },
            text[end..].Trim(),
            Value(words, "adds:"),
            Value(words, "names:") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null);
    }

    private static string? Value(string[] words, string flag) =>
        words.FirstOrDefault(word => word.StartsWith(flag, StringComparison.Ordinal))?[flag.Length..];
}
