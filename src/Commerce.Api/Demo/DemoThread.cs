using Bogus;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>Plays episodes of the script with the people of one request.</summary>
internal sealed class DemoThread
{
    private const int TalksBetweenQueries = 6;

    private readonly Randomizer _random;
    private readonly Script _script;
    private readonly Dictionary<AccountType, DemoAccount> _accounts;
    private readonly Dictionary<AccountType, DemoUser[]> _people;
    private readonly Dictionary<string, string> _names;
    private readonly List<PlayedLine> _lines = [];

    public DemoThread(Randomizer random, Script script, string product, params DemoAccount[] accounts)
    {
        _random = random;
        _script = script;
        _accounts = accounts.ToDictionary(account => account.Type);
        _people = accounts.ToDictionary(account => account.Type, account => random.Shuffle(account.Users).ToArray());
        _names = new Dictionary<string, string> { ["product"] = product };
        foreach (var (type, people) in _people)
        {
            var key = type.ToString().ToLowerInvariant();
            _names[$"{key}Company"] = _accounts[type].Name;
            _names[key] = people[0].CalledName;
            _names[$"{key}Name"] = people[0].Name;
            _names[$"{key}Colleague"] = people[1].CalledName;
            _names[$"{key}ColleagueName"] = people[1].Name;
        }
    }

    public string Title { get; private set; } = "";

    public IReadOnlyList<PlayedLine> Lines => _lines;

    /// <summary>The user who speaks for an account in this thread.</summary>
    public DemoUser Person(AccountType type) => _people[type][0];

    /// <summary>Plays a thread of about so many messages that ends as the state of its request says.</summary>
    public void Play(Episode opening, RequestStatus status, int length)
    {
        Play(_random.Bool(0.85f) ? "creation" : "creation-by-operations");
        var slots = NewSlots();
        Title = slots.Fill(opening.Title);
        if (status == RequestStatus.Draft)
        {
            PlayAll("draft", length);
            return;
        }

        Play("submission");
        Play(opening, slots);
        Play("assignment");
        PlayAll("talk", length);
        if (status == RequestStatus.Querying)
        {
            Play("waiting");
        }
        else if (status == RequestStatus.Completed)
        {
            Play("completion");
            Play("after");
        }
    }

    /// <summary>Goes on with an episode in which files are added. Their ids are those of the main request.</summary>
    public void PlayFiles() => Play("files");

    /// <summary>No episode twice before each of the kind was played.</summary>
    private void PlayAll(string kind, int length)
    {
        var played = 0;
        while (_lines.Count < length)
        {
            foreach (var episode in _random.Shuffle(_script.Of(kind)).TakeWhile(_ => _lines.Count < length))
            {
                Play(episode, NewSlots());
                if (kind == "talk" && ++played % TalksBetweenQueries == 0)
                {
                    Play("query");
                }
            }
        }
    }

    private void Play(string kind) => Play(_random.ListItem([.. _script.Of(kind)]), NewSlots());

    private void Play(Episode episode, Slots slots)
    {
        var isFirst = true;
        foreach (var line in episode.Lines)
        {
            // Answers come within minutes or hours; then the matter rests, overnight or for some days.
            var pause = isFirst ? _random.Double(180, 2_400) : Math.Pow(_random.Double(1.5, 12), 2);
            var author = Author(line);
            _lines.Add(new PlayedLine(
                line.IsEvent ? MessageType.System : MessageType.User,
                slots.Fill(line.Text, author?.User),
                line.Audience,
                author,
                pause)
            {
                AddedFile = line.AddedFile,
                NamedAttachment = line.NamedAttachment,
            });
            isFirst = false;
        }
    }

    private DemoAuthor? Author(ScriptLine line)
    {
        if (line.Speaker is not { } type)
        {
            return null;
        }

        var account = _accounts[type];
        return new DemoAuthor(
            account, _people[type][line.IsColleague ? 1 : 0], line.IsToken && account.TokenNo is not null);
    }

    private Slots NewSlots() => new(_random, _names);
}
