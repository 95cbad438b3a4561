namespace Commerce.Foundation.Http;

/// <summary>Collects what is wrong with a body, field by field.</summary>
internal sealed class FieldErrors
{
    /// <summary>The key of what concerns the body as a whole.</summary>
    public const string Body = "body";

    // A body of nothing but mistakes is not answered with a larger one.
    private const int MostFields = 50;
    private const int MostSentences = 3;
    private const int LongestName = 100;

    private readonly SortedDictionary<string, List<string>> _sentences = new(StringComparer.Ordinal);

    public bool Any => _sentences.Count > 0;

    /// <summary>True once further mistakes are no longer told: there is no use in looking for them.</summary>
    public bool IsFull => _sentences.Count == MostFields;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByField =>
        _sentences.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value);

    public string Summary => string.Join(" ", _sentences.Select(pair => $"{pair.Key}: {string.Join(" ", pair.Value)}"));

    /// <summary>Adds what is wrong with a part of the body under the part's name.</summary>
    public void AddBelow(string part, FieldErrors errors)
    {
        foreach (var (field, sentences) in errors._sentences)
        {
            sentences.ForEach(sentence => Add(field == Body ? part : $"{part}.{field}", sentence));
        }
    }

    /// <summary>Adds a sentence; beyond fifty fields the first fifty tell enough.</summary>
    public void Add(string field, string sentence)
    {
        field = field.Length <= LongestName ? field : field[..LongestName];
        if (!_sentences.TryGetValue(field, out var known))
        {
            if (IsFull)
            {
                return;
            }

            _sentences.Add(field, known = []);
        }

        if (known.Count < MostSentences && !known.Contains(sentence))
        {
            known.Add(sentence);
        }
    }
}
