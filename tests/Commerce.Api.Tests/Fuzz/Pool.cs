using System.Text.RegularExpressions;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// What the service has shown so far, so that calls reach objects which are there: ids, versions, addresses of next
/// pages. Deterministic in what it is asked for, as long as the calls are.
/// </summary>
internal sealed partial class Pool
{
    private const int Most = 80;

    private readonly Dictionary<string, List<string>> _ids = [];
    private readonly Dictionary<string, string> _tags = [];
    private readonly Dictionary<string, string> _pages = [];
    private readonly List<string> _disabled = [];
    private readonly HashSet<string> _kept = [];
    private readonly Dictionary<string, string> _preserved = [];
    private readonly HashSet<string> _hidden = [];

    /// <summary>An id for each field that refers to something, such that they fit each other.</summary>
    public Dictionary<string, string> Fitting { get; } = [];

    /// <summary>Keeps an object from being changed: the callers' own credentials.</summary>
    public void Keep(string id) => _kept.Add(id);

    /// <summary>Keeps an object from being deleted, which nobody but its owner sees: later calls need it.</summary>
    public void Preserve(string id, string owner) => _preserved[id] = owner;

    /// <summary>An object that only its owner sees; null where there is none of the kind.</summary>
    public string? PickOwned(string prefix, Random random)
    {
        var owned = _preserved.Keys
            .Where(id => id.StartsWith(prefix, StringComparison.Ordinal) && !_disabled.Contains(id)).ToList();
        return owned.Count == 0 ? null : owned[random.Next(owned.Count)];
    }

    /// <summary>Who sees what the path names, where nobody else does.</summary>
    public string? OwnerIn(string path) => _preserved
        .Where(pair => path.Contains(pair.Key, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>Leaves an object out altogether.</summary>
    public void Hide(string id) => _hidden.Add(id);

    /// <summary>An id of an object that is or was there, with this beginning, in the case of letters that it came in.</summary>
    public string Pick(string prefix, Random random, bool isWrite, bool isDelete = false)
    {
        var ids = _ids.GetValueOrDefault(prefix)?
            .Where(id => (!isWrite || !_kept.Contains(id)) && (!isDelete || !_preserved.ContainsKey(id))).ToList() ?? [];
        return ids.Count == 0 ? $"{prefix}-0000-0000" : ids[random.Next(ids.Count)];
    }

    /// <summary>An id of an object that is disabled, where one is known.</summary>
    public string? PickDisabled(string prefix, Random random)
    {
        var ids = _disabled.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return ids.Count == 0 ? null : ids[random.Next(ids.Count)];
    }

    /// <summary>An id whose digits begin with those of another: a child of its parent.</summary>
    public string PickChild(string prefix, string parent, Random random)
    {
        var ids = _ids.GetValueOrDefault(prefix)?.Where(id => id.StartsWith(
            $"{prefix}{parent[3..]}-", StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        return ids.Count == 0 ? $"{prefix}{parent[3..]}-0001" : ids[random.Next(ids.Count)];
    }

    public string? Tag(string path) => _tags.GetValueOrDefault(path);

    /// <summary>The query of the page behind one that was read at this path.</summary>
    public string? NextPage(string path) => _pages.GetValueOrDefault(path);

    public void Learn(Call call, Answer answer)
    {
        if ((int)answer.Status is < 200 or > 299)
        {
            return;
        }

        if (answer.Headers["ETAG"].FirstOrDefault() is { } tag)
        {
            _tags[call.Path] = tag;
        }

        if (answer.Headers["LINK"].FirstOrDefault() is { } link && Query().Match(link) is { Success: true } next)
        {
            _pages[call.Path] = next.Groups[1].Value;
        }

        if (Switched().Match(call.Path) is { Success: true } switched)
        {
            var id = switched.Groups[1].Value.ToUpperInvariant();
            _disabled.Remove(id);
            if (switched.Groups[2].Value == "disable")
            {
                _disabled.Add(id);
            }
        }

        if (answer.MediaType is "application/json" or "application/jsonl")
        {
            Learn(answer.Text);
        }
    }

    public void Learn(string text)
    {
        foreach (Match match in Ids().Matches(text))
        {
            var ids = _ids.TryGetValue(match.Value[..3], out var known) ? known : _ids[match.Value[..3]] = [];
            if (!ids.Contains(match.Value) && !_hidden.Contains(match.Value))
            {
                ids.Add(match.Value);
                if (ids.Count > Most)
                {
                    // The oldest stay: they were arranged with care.
                    ids.RemoveAt(Most / 2);
                }
            }
        }
    }

    [GeneratedRegex("\\b(REQ|MSG|ATT|ACC|USR|TKN|PRD|PAR|AUD|WBH)(-[0-9]{4})+\\b|\\bevt_[A-Za-z0-9_-]{16}")]
    private static partial Regex Ids();

    [GeneratedRegex("/([^/]+)/(enable|disable)$")]
    private static partial Regex Switched();

    [GeneratedRegex("^<[^?>]*\\?([^>]*)>; rel=\"next\"$")]
    private static partial Regex Query();
}
