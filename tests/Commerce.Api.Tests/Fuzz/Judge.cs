using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Holds an answer to the document and to what every answer has.</summary>
internal sealed partial class Judge(Contract contract)
{
    private static readonly string[] Everywhere =
        ["X-REQUEST-ID", "TRACEPARENT", "X-CONTENT-TYPE-OPTIONS", "REFERRER-POLICY", "CONTENT-SECURITY-POLICY"];

    // Headers that say something of the answer which not every such answer has to say.
    private static readonly string[] Optional =
    [
        "LINK", "ACCEPT-RANGES", "CONTENT-DISPOSITION", "LAST-MODIFIED", "CONTENT-RANGE", "ETAG",
        "MPT-STREAMING", "IDEMPOTENT-REPLAYED", "PREFERENCE-APPLIED", "X-ACCEL-BUFFERING",
    ];

    private static readonly string[] Common =
    [
        .. Everywhere, "DATE", "CONTENT-TYPE", "CONTENT-LENGTH", "TRANSFER-ENCODING", "CONNECTION", "CACHE-CONTROL", "VARY",
    ];

    private readonly SchemaCheck _schemas = new(contract);

    /// <summary>What is wrong with an answer; nothing where all is well.</summary>
    public IReadOnlyList<string> Findings(Call call, Answer answer)
    {
        if (IsRefusedBelow(call, answer))
        {
            return [];
        }

        var status = (int)answer.Status;
        var findings = new List<string>();
        findings.AddRange(Leaks.In(answer.Text + Heads(answer), Encoding.Latin1.GetString(call.Body ?? []) + call.Target)
            .Select(word => $"the answer holds \"{word}\""));
        findings.AddRange(Headers(call, answer));
        if (!call.Operation.Responses.ContainsKey(status))
        {
            findings.Add($"the status {status} is not documented");
        }
        else
        {
            findings.AddRange(Documented(call.Operation, status, answer));
        }

        if (status >= 500 && status != 501)
        {
            findings.Add($"the service failed with {status}");
        }

        if (status >= 400)
        {
            findings.AddRange(Problem(answer));
        }

        return findings;
    }

    // By the server, which speaks no problem documents; only what is no HTTP.
    private static bool IsRefusedBelow(Call call, Answer answer) => !call.IsProperHttp
        && (int)answer.Status is >= 400 and < 500 && answer.Bytes.Length == 0 && !answer.Headers["X-REQUEST-ID"].Any();

    private IEnumerable<string> Documented(Operation operation, int status, Answer answer)
    {
        var contents = operation.Contents(status);
        if (contents.Count == 0)
        {
            if (answer.Bytes.Length > 0)
            {
                yield return $"a body with {status}, where none is documented";
            }

            yield break;
        }

        var type = answer.MediaType?.Split(';')[0] ?? "";
        if (!contents.TryGetValue(type, out var schema))
        {
            yield return $"the content type \"{answer.MediaType}\" is not documented for {status}";
        }
        else if (type is "application/json" or "application/problem+json")
        {
            foreach (var violation in Json(schema, answer.Bytes))
            {
                yield return violation;
            }
        }
        else if (type == "application/jsonl")
        {
            var page = contract.Schema(operation.Contents(200)["application/json"]);
            var item = page.GetProperty("properties").GetProperty("data").GetProperty("items");
            foreach (var violation in answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(line => Json(item, Encoding.UTF8.GetBytes(line))))
            {
                yield return violation;
            }
        }
    }

    private IReadOnlyList<string> Json(JsonElement schema, byte[] bytes)
    {
        try
        {
            return _schemas.Violations(schema, JsonElement.Parse(bytes));
        }
        catch (JsonException)
        {
            return [$"the body is not JSON: {Encoding.UTF8.GetString(bytes)}"];
        }
    }

    private static IEnumerable<string> Headers(Call call, Answer answer)
    {
        var documented = call.Operation.Responses.ContainsKey((int)answer.Status)
            ? call.Operation.Headers((int)answer.Status).Select(name => name.ToUpperInvariant()).ToList()
            : [];
        var isVersioned = call.Operation.Path.StartsWith("/v1/", StringComparison.Ordinal);
        foreach (var name in Everywhere.Concat(documented.Except(Optional))
            .Concat(isVersioned ? ["CACHE-CONTROL", "VARY"] : []).Distinct())
        {
            if (answer.Headers[name].Count() != 1 || answer.Headers[name].Single().Length == 0)
            {
                yield return $"the header {name} is not there once";
            }
        }

        foreach (var name in answer.Headers.Select(header => header.Key).Except(Common).Except(documented))
        {
            yield return $"the header {name} is not documented for {(int)answer.Status}";
        }

        // A stream has no version: it is not at its end when it begins.
        if (documented.Contains("ETAG") && !answer.Headers["ETAG"].Any()
            && answer.MediaType is not ("text/event-stream" or "application/jsonl"))
        {
            yield return $"no ETag with {answer.MediaType}";
        }

        if (!answer.Headers["X-CONTENT-TYPE-OPTIONS"].SequenceEqual(["nosniff"]))
        {
            yield return "the answer may be sniffed";
        }
    }

    private static IEnumerable<string> Problem(Answer answer)
    {
        JsonElement problem;
        try
        {
            problem = JsonElement.Parse(answer.Bytes);
        }
        catch (JsonException)
        {
            return [$"no problem document: {answer.Text}"];
        }

        string Member(string name) => problem.TryGetProperty(name, out var value) ? value.ToString() : "";
        var type = Problems.All.FirstOrDefault(type => type.Address == Member("type"));
        List<(bool Holds, string Otherwise)> rules =
        [
            (type is not null, $"the problem's type \"{Member("type")}\" is not in the catalogue"),
            (Member("title") == type?.Title, $"the problem's title is \"{Member("title")}\""),
            (Member("status") == $"{(int)answer.Status}", $"the problem's status is {Member("status")}"),
            (type is null || type.Status == (int)answer.Status, $"{type?.Name} came with {(int)answer.Status}"),
            (Member("detail").Length > 0, "the problem has no detail"),
            (Member("instance").StartsWith('/'), $"the problem's instance is \"{Member("instance")}\""),
            (TraceParent().IsMatch(Member("traceId")), $"the problem's traceId is \"{Member("traceId")}\""),
            (answer.Headers["TRACEPARENT"].Contains(Member("traceId")), "the problem's traceId is not the answer's traceparent"),
            (problem.EnumerateObject().Select(member => member.Name).Except(["errors"])
                .SequenceEqual(["type", "title", "status", "detail", "instance", "traceId"]), $"the problem's members: {answer.Text}"),
            (!NeedsErrors(type) || HasErrors(problem), $"{type?.Name} names no field: {answer.Text}"),
            (problem.TryGetProperty("errors", out _) == HasErrors(problem), $"errors without a sentence: {answer.Text}"),
            (answer.Text.Length < 10_000, "the problem is longer than any problem needs"),
        ];
        return rules.Where(rule => !rule.Holds).Select(rule => rule.Otherwise);
    }

    // A query may also be wrong as a whole, when it computes what is out of range.
    private static bool NeedsErrors(ProblemType? type) => type == Problems.InvalidBodyType
        || type == Problems.InvalidHeaderType || type == Problems.InvalidParametersType;

    private static bool HasErrors(JsonElement problem) => problem.TryGetProperty("errors", out var errors)
        && errors.ValueKind == JsonValueKind.Object && errors.EnumerateObject().Any()
        && errors.EnumerateObject().All(error => error.Value.GetArrayLength() > 0);

    private static string Heads(Answer answer) =>
        string.Join('\n', answer.Headers.SelectMany(header => header.Select(value => $"{header.Key}: {value}")));

    [GeneratedRegex("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$")]
    private static partial Regex TraceParent();
}
