using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commerce.Api.Tests.Attachments;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Writes calls of an operation: about half as the document wants them, the others spoilt in a few places.</summary>
internal sealed partial class CallWriter(Contract contract, Pool pool)
{
    private const int LargestPicture = 256 * 1024;

    private readonly BodyWriter _bodies = new(contract, pool);
    private readonly QueryWriter _queries = new(contract, pool);

    public Call Write(Operation operation, Random random)
    {
        var isClean = random.Next(2) == 0;
        var path = Path(operation, random, isClean);
        var call = new Call(
            operation, pool.OwnerIn(path) is { } owner && random.Next(2) == 0 ? owner : Callers.Pick(random), operation.Method, path, Query(operation, path, random, isClean),
            Headers(operation, path, random, isClean), null, IsChunked: random.Next(8) == 0);
        return operation.Bodies.Count == 0 ? WithoutBody(call, random, isClean) : WithBody(call, random, isClean);
    }

    private string Path(Operation operation, Random random, bool isClean)
    {
        var parent = "";
        var path = Parameter().Replace(operation.Path, match =>
        {
            var name = match.Groups[1].Value;
            var pattern = operation.Parameters.Single(parameter => parameter.Name == name && parameter.Place == "path")
                .Schema.GetProperty("pattern").GetString()!;
            var letters = BodyWriter.IdPattern().Match(pattern);
            // The id of an event is made otherwise, and is no child of anything.
            var isEvent = pattern.StartsWith("^evt_", StringComparison.Ordinal);
            var prefix = isEvent ? "evt" : letters.Groups[1].Value + letters.Groups[2].Value + letters.Groups[3].Value;
            var disabled = operation.Id.StartsWith("enable", StringComparison.Ordinal) && random.Next(2) == 0
                ? pool.PickDisabled(prefix, random)
                : null;
            // What is below another object fits few of them.
            var fits = operation.Path.Contains("{deliveryId}", StringComparison.Ordinal) ? 8 : 2;
            var owned = operation.Method != "DELETE" && random.Next(fits) > 0 ? pool.PickOwned(prefix, random) : null;
            var id = disabled ?? owned ?? (!isEvent && parent.Length > 0 && random.Next(8) > 0
                ? pool.PickChild(prefix, parent, random)
                : pool.Pick(prefix, random, operation.Method != "GET", operation.Method == "DELETE"));
            parent = id;
            return (isClean ? random.Next(12) : random.Next(5)) switch
            {
                0 => id.ToLowerInvariant(),
                1 when !isClean => HostileId(id, random),
                _ => id,
            };
        });
        return random.Next(12) == 0 && path.StartsWith("/v1", StringComparison.Ordinal) ? $"/public{path}" : path;
    }

    private static string HostileId(string id, Random random) => random.Next(6) switch
    {
        0 => Escape.Segment(HostileTexts.Pick(random) + id),
        1 => HostileTexts.Escaped[random.Next(HostileTexts.Escaped.Count)],
        2 => id + HostileTexts.Escaped[random.Next(HostileTexts.Escaped.Count)],
        3 => id[..^1],
        4 => $"{id[..^4]}9999",
        _ => Escape.Segment(HostileTexts.Pick(random)) is { Length: > 0 } text ? text : "%20",
    };

    private List<(string Name, string Value)> Query(Operation operation, string path, Random random, bool isClean)
    {
        var query = new List<(string, string)>();
        if (operation.IsList && random.Next(8) == 0 && pool.NextPage(path) is { } next)
        {
            query.Add(("", next));
        }

        var parameters = operation.Parameters.Where(parameter => parameter.Place == "query").ToList();
        // One language a call, where it shall be answered.
        var isOData = random.Next(2) == 0;
        foreach (var parameter in parameters.Where(parameter => !isClean || IsOfLanguage(parameter.Name, isOData)))
        {
            if (random.Next(parameters.Count) < 2)
            {
                var value = Escape.Query(_queries.Value(operation, parameter.Name, random));
                query.Add((parameter.Name, !isClean && random.Next(6) == 0
                    ? HostileTexts.Escaped[random.Next(HostileTexts.Escaped.Count)]
                    : value));
            }
        }

        if (!isClean && random.Next(6) == 0)
        {
            query.Add((Escape.Query(HostileTexts.Pick(random)), Escape.Query(HostileTexts.Pick(random))));
        }

        return query;
    }

    private static bool IsOfLanguage(string parameter, bool isOData) => parameter is "language" or "v"
        || (parameter.StartsWith('$') == isOData && parameter is not ("cursor" or "$skiptoken" or "after"));

    private List<(string Name, string Value)> Headers(Operation operation, string path, Random random, bool isClean)
    {
        var headers = new List<(string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place == "header"))
        {
            if (random.Next(3) == 0)
            {
                headers.Add((parameter.Name, isClean || random.Next(3) > 0
                    ? HeaderValues.Usual(parameter.Name, pool.Tag(path), random)
                    : HeaderValues.Strange(random)));
            }
        }

        if (random.Next(3) == 0)
        {
            var offered = operation.Responses.Keys.Where(status => status < 300)
                .SelectMany(status => operation.Contents(status).Keys).ToList();
            headers.Add(("Accept", isClean && offered.Count > 0
                ? offered[random.Next(offered.Count)]
                : HeaderValues.Accept(random)));
        }

        if (!isClean && random.Next(4) == 0)
        {
            headers.Add(HeaderValues.Odd(random));
        }

        return headers;
    }

    private static Call WithoutBody(Call call, Random random, bool isClean) => isClean || random.Next(6) > 0
        ? call
        : call with { Body = Encoding.UTF8.GetBytes("""{"a": 1}"""), Headers = [.. call.Headers, ("Content-Type", "application/json")] };

    private Call WithBody(Call call, Random random, bool isClean)
    {
        var types = call.Operation.Bodies.Keys.ToList();
        var type = types[random.Next(types.Count)];
        var body = Body(type, call.Operation.Bodies[type], random, isClean);
        var sent = type switch
        {
            "multipart/form-data" => Form.MediaType,
            "application/*+json" => "application/problem+json",
            _ => type,
        };
        if (!isClean && random.Next(6) == 0)
        {
            sent = HeaderValues.ContentType(random);
        }

        return call with { Body = body, Headers = sent.Length == 0 ? call.Headers : [.. call.Headers, ("Content-Type", sent)] };
    }

    private byte[] Body(string type, JsonElement schema, Random random, bool isClean) => type switch
    {
        "multipart/form-data" => Upload(schema, random, isClean),
        "image/png" => isClean ? SampleFiles.Png : Junk(SampleFiles.Png, random),
        "image/jpeg" => isClean ? SampleFiles.Jpg : Junk(SampleFiles.Jpg, random),
        "text/markdown" => isClean ? "# Order {{id}}\n\n{{parameters}}\n"u8.ToArray() : Escape.Bytes(HostileTexts.Pick(random)),
        _ when isClean => Encoding.UTF8.GetBytes(_bodies.Write(schema, random)!.ToJsonString()),
        _ => BodyMutations.Spoil(_bodies.Write(schema, random), random),
    };

    private byte[] Upload(JsonElement schema, Random random, bool isClean)
    {
        var fields = _bodies.Write(schema.GetProperty("properties").GetProperty("attachment"), random);
        var (name, content, _) = SampleFiles.Taken[random.Next(SampleFiles.Taken.Count)];
        if (isClean)
        {
            return new Form().File(name, content).Json(fields!.ToJsonString()).End();
        }

        var form = new Form();
        var parts = random.Next(4);
        for (var i = 0; i <= parts; i++)
        {
            form = random.Next(3) switch
            {
                0 => form.Json(Encoding.UTF8.GetString(BodyMutations.Spoil(fields, random))),
                1 => form.Part(HostileTexts.Pick(random).ReplaceLineEndings(" "), content),
                _ => form.File(random.Next(2) == 0 ? HostileTexts.Pick(random) : name, Junk(content, random), HeaderValues.ContentType(random)),
            };
        }

        var body = form.End();
        return random.Next(4) == 0 ? body[..random.Next(body.Length)] : body;
    }

    private static byte[] Junk(byte[] content, Random random) => random.Next(5) switch
    {
        0 => [],
        1 => content[..(content.Length / 2)],
        2 => [.. content, .. new byte[random.Next(1_000)]],
        3 when random.Next(4) == 0 => [.. content, .. new byte[LargestPicture]],
        _ => [.. content.Select(value => random.Next(20) == 0 ? (byte)random.Next(256) : value)],
    };

    [GeneratedRegex("\\{([a-zA-Z]+)\\}")]
    private static partial Regex Parameter();
}
