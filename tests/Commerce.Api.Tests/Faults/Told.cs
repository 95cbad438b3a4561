using System.Text.Json;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// What one follower was told: every message as often as it came, in the order in which it came. Every byte that reached
/// it is searched for a word that must not reach everybody.
/// </summary>
internal sealed class Told(string name, byte[] word)
{
    private readonly Lock _alone = new();
    private readonly List<ToldMessage> _messages = [];
    private readonly HashSet<string> _ids = [];
    private readonly List<string> _complaints = [];

    public string Name => name;

    public IReadOnlyList<ToldMessage> Messages
    {
        get
        {
            lock (_alone)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>What was not as it has to be.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_alone)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>How many messages it knows; what came twice counts once.</summary>
    public int Count
    {
        get
        {
            lock (_alone)
            {
                return _ids.Count;
            }
        }
    }

    /// <summary>How often the word was in what came.</summary>
    public int Words { get; private set; }

    /// <summary>How much was searched.</summary>
    public long Bytes { get; private set; }

    public bool Knows(string id)
    {
        lock (_alone)
        {
            return _ids.Contains(id);
        }
    }

    public void Keep(JsonElement message, string? @event)
    {
        var id = message.GetProperty("id").GetString()!;
        lock (_alone)
        {
            _ids.Add(id);
            _messages.Add(new ToldMessage(id, message.GetProperty("content").GetString()!, @event));
        }
    }

    public void Complain(string complaint)
    {
        lock (_alone)
        {
            _complaints.Add(complaint);
        }
    }

    /// <summary>Bytes that came whole.</summary>
    public void Search(ReadOnlySpan<byte> bytes)
    {
        lock (_alone)
        {
            (Bytes, Words) = (Bytes + bytes.Length, Words + bytes.Count(word));
        }
    }

    /// <summary>The same stream; what is read of it is searched, also where the word comes in two pieces.</summary>
    public Stream Searched(Stream stream) => new SearchedStream(stream, word.Length, Search);
}
