using Bogus;
using Commerce.Api.Requests;

namespace Commerce.Api.Demo;

/// <summary>The time from a thread's first message to its last.</summary>
internal sealed record DemoPeriod(DateTimeOffset Begin, DateTimeOffset End)
{
    /// <summary>Within the last 60 days: drafts are young, what is completed has been so for a while.</summary>
    public static DemoPeriod Draw(Randomizer random, RequestStatus status, DateTimeOffset now)
    {
        var (oldest, youngest, rest) = status switch
        {
            RequestStatus.Draft => (9.0, 3.0, random.Double(0.05, 2.5)),
            RequestStatus.Processing => (59.9, 14.0, random.Double(0.02, 3)),
            RequestStatus.Querying => (50.0, 12.0, random.Double(0.3, 6)),
            RequestStatus.Completed => (59.9, 25.0, random.Double(2, 20)),
        };
        return new DemoPeriod(now - TimeSpan.FromDays(random.Double(youngest, oldest)), now - TimeSpan.FromDays(rest));
    }

    /// <summary>
    /// Stretches the pauses so that the thread fills the period. Times are whole milliseconds, as they are stored, and
    /// rise strictly.
    /// </summary>
    public IReadOnlyList<DemoMessage> Place(IReadOnlyList<PlayedLine> lines)
    {
        var minutes = lines.Skip(1).Sum(line => line.PauseMinutes);
        var passed = 0.0;
        var last = DateTimeOffset.MinValue;
        var messages = new List<DemoMessage>(lines.Count);
        foreach (var line in lines)
        {
            passed += messages.Count == 0 ? 0 : line.PauseMinutes;
            var at = Milliseconds(minutes == 0 ? Begin : Begin + ((End - Begin) * (passed / minutes)));
            last = at > last ? at : last.AddMilliseconds(1);
            messages.Add(new DemoMessage(
                messages.Count + 1, line.Type, line.Content, line.Audience, last, line.Author)
            {
                AddedFile = line.AddedFile,
                NamedAttachment = line.NamedAttachment,
            });
        }

        return messages;
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
