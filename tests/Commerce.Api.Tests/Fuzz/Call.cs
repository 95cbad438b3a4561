using System.Globalization;
using System.Text;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>One call as it goes over the wire, but for the credential.</summary>
/// <param name="Operation">What it is a call of; it may be spoilt beyond that.</param>
/// <param name="Caller">Who calls; see <see cref="Callers"/>.</param>
/// <param name="Path">Escaped as it is sent, as are the parameters; a character is a byte.</param>
internal sealed record Call(
    Operation Operation, string Caller, string Method, string Path, IReadOnlyList<(string Name, string Value)> Query,
    IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, bool IsChunked)
{
    private const int LongestShown = 2_000;

    // Kestrel's own limit, with room for the headers that every call has.
    private const int LongestHeaders = 32 * 1024 - 512;

    // Its request line, with room for method and version.
    private const int LongestTarget = 32 * 1024 - 32;

    public string Target => Query.Count == 0
        ? Path
        : $"{Path}?{string.Join('&', Query.Select(pair => pair.Name.Length == 0 ? pair.Value : $"{pair.Name}={pair.Value}"))}";

    /// <summary>Whether it is HTTP at all; what is not, the server below the service may refuse without a word.</summary>
    public bool IsProperHttp =>
        Target.All(character => character is > ' ' and < '\x7f')
        && Target.Length < LongestTarget
        && !Path.Contains("%00", StringComparison.Ordinal)
        && Headers.All(header => header.Name.Length > 0 && header.Name.All(IsTokenCharacter)
            && header.Value.All(character => character is '\t' or (>= ' ' and < '\x7f')))
        && Headers.Sum(header => header.Name.Length + header.Value.Length + 4) < LongestHeaders;

    /// <summary>The head's lines and the body's bytes.</summary>
    public Task<Answer> SendAsync(Uri address, string? authorization)
    {
        List<string> lines = [$"{Method} {Target} HTTP/1.1"];
        if (authorization is not null)
        {
            lines.Add($"Authorization: {authorization}");
        }

        lines.AddRange(Headers.Select(header => $"{header.Name}: {header.Value}"));
        if (Body is null)
        {
            return RawHttp.SendAsync(address, lines);
        }

        lines.Add(IsChunked
            ? "Transfer-Encoding: chunked"
            : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}"));
        return RawHttp.SendAsync(address, lines, IsChunked ? InChunks(Body) : Body);
    }

    /// <summary>The same with less in it, for the search of the smallest call that fails.</summary>
    public IEnumerable<Call> Smaller()
    {
        for (var i = 0; i < Query.Count; i++)
        {
            yield return this with { Query = Without(Query, i) };
        }

        for (var i = 0; i < Headers.Count; i++)
        {
            yield return this with { Headers = Without(Headers, i) };
        }

        if (IsChunked)
        {
            yield return this with { IsChunked = false };
        }

        if (Body is { Length: > 1 })
        {
            yield return this with { Body = Body[..(Body.Length / 2)] };
        }

        for (var i = 0; i < Query.Count; i++)
        {
            if (Query[i].Value.Length > 1)
            {
                var half = (Query[i].Name, Query[i].Value[..(Query[i].Value.Length / 2)]);
                yield return this with { Query = [.. Query.Take(i), half, .. Query.Skip(i + 1)] };
            }
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder(
            $"As {Caller}, {Operation.Id}:\n{Method} {Shown(Target)}{(Body is null ? "" : IsChunked ? " (chunked)" : "")}");
        foreach (var (name, value) in Headers)
        {
            text.Append('\n').Append(name).Append(": ").Append(Shown(value));
        }

        return Body is null
            ? text.ToString()
            : text.Append("\n\n").Append(Shown(Encoding.Latin1.GetString(Body))).ToString();
    }

    private static byte[] InChunks(byte[] body)
    {
        var half = body.Length / 2;
        var bytes = new List<byte>();
        foreach (var part in (byte[][])[body[..half], body[half..]])
        {
            if (part.Length > 0)
            {
                bytes.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part.Length:x}\r\n")));
                bytes.AddRange(part);
                bytes.AddRange("\r\n"u8);
            }
        }

        bytes.AddRange("0\r\n\r\n"u8);
        return [.. bytes];
    }

    private static IReadOnlyList<(string Name, string Value)> Without(
        IReadOnlyList<(string Name, string Value)> pairs, int i) => [.. pairs.Take(i), .. pairs.Skip(i + 1)];

    private static bool IsTokenCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);

    private static string Shown(string text)
    {
        var visible = string.Concat(text.Select(character => character is '\n' or (>= ' ' and < '\x7f')
            ? character.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}")));
        return visible.Length <= LongestShown
            ? visible
            : string.Create(CultureInfo.InvariantCulture, $"{visible[..LongestShown]}… ({visible.Length} characters)");
    }
}
