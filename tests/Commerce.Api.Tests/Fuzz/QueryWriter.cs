using System.Text.Json;
using Commerce.Query.Tests.Table;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Writes the query of a list: of the fields that the document names, of the table of both languages, and of both spoilt.</summary>
internal sealed class QueryWriter(Contract contract, Pool pool)
{
    private const int Deepest = 3;

    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] Limits = ["0", "1", "2", "3", "99", "100", "101", "2147483647"];
    private static readonly string[] Strange = ["in", "out", "like", "ilike", "any", "all", "not", "and", "or", "contains"];

    private static readonly string[] Unasked = ["href", "icon", "contentHtml", "size", "filename", "parameters", "attachments", "messages"];
    private static readonly string[] Parties = ["Client", "Vendor", "Operations"];
    private static readonly string[] Words = ["some", "not for", "client", "seats", "a", "integration", "xyzzy"];

    private static readonly string[] Expansions =
    [
        "messages", "request", "messages($top=1)", "messages($filter=type eq 'User';$orderby=id desc)", "messages($select=id,content;$top=2)",
    ];

    private static readonly IReadOnlyList<string> RqlTexts = [.. QueryTable.Rows.Select(row => row.Rql).OfType<string>()];
    private static readonly IReadOnlyList<string> ODataTexts = [.. QueryTable.Rows.Select(row => row.OData).OfType<string>()];

    private readonly Dictionary<string, IReadOnlyList<(string Path, JsonElement Schema)>> _fields = [];

    /// <summary>The value of one parameter, not yet escaped.</summary>
    public string Value(Operation list, string parameter, Random random)
    {
        var text = parameter switch
        {
            "query" => Rql(list, random, 2),
            "$filter" => OData(list, random, 2),
            "limit" or "offset" or "$top" or "$skip" => Limits[random.Next(Limits.Length)],
            "order" => string.Join(',', Some(list, random).Select(field => random.Next(2) == 0 ? field : $"-{field}")),
            "$orderby" => string.Join(',', Some(list, random).Select(field => $"{Path(field)}{(random.Next(2) == 0 ? " desc" : "")}")),
            "select" => string.Join(',', Some(list, random).Select(field => "+-"[random.Next(2)] + field).Append("*").Take(1 + random.Next(3))),
            "$select" => string.Join(',', Some(list, random).Select(Path)),
            "$count" => random.Next(2) == 0 ? "true" : "false",
            "$search" => random.Next(2) == 0 ? "some AND NOT \"not for\"" : "client OR words",
            "$expand" => Expansions[random.Next(Expansions.Length)],
            "language" => random.Next(2) == 0 ? "de" : "en",
            "cursor" or "$skiptoken" or "v" => "AAAA",
            "after" => random.Next(2) == 0 ? "1" : "evt_AAAAAAD_AgIAAAAH",
            "types" => random.Next(2) == 0 ? "message.created" : "request.created,attachment.deleted",
            _ => throw new NotSupportedException($"The query parameter {parameter}."),
        };
        return random.Next(6) == 0 ? Spoilt(text, random) : text;
    }

    public string Rql(Operation list, Random random, int depth)
    {
        var inner = depth - 1;
        if (list.Id == "listRequests" && random.Next(3) == 0)
        {
            return $"{(random.Next(3) == 0 ? "all" : "any")}(messages,{Rql(contract.Operation("listRequestMessages"), random, inner)})";
        }

        var field = Field(list, random, out var schema);
        return random.Next(depth > 0 ? 8 : 5) switch
        {
            0 => $"in({field},({Literal(schema, random, isRql: true)},{Literal(schema, random, isRql: true)}))",
            1 => $"{(random.Next(2) == 0 ? "i" : "")}like({Field(list, random, out _, IsText)},*{Words[random.Next(Words.Length)]}*)",
            2 when random.Next(3) == 0 => RqlTexts[random.Next(RqlTexts.Count)],
            5 => $"and({Rql(list, random, inner)},{Rql(list, random, inner)})",
            6 => $"or({Rql(list, random, inner)},{Rql(list, random, inner)})",
            7 => $"not({Rql(list, random, inner)})",
            _ => $"{Comparison(schema, random)}({field},{Literal(schema, random, isRql: true)})",
        };
    }

    public string OData(Operation list, Random random, int depth)
    {
        var inner = depth - 1;
        if (list.Id == "listRequests" && random.Next(3) == 0)
        {
            return $"messages/{(random.Next(3) == 0 ? "all" : "any")}(m: {ODataOfMessage(random)})";
        }

        var field = Field(list, random, out var schema);
        return random.Next(depth > 0 ? 8 : 5) switch
        {
            0 => $"{Path(field)} in ({Literal(schema, random, false)},{Literal(schema, random, false)})",
            1 => $"contains(tolower({Path(Field(list, random, out _, IsText))}),'{Words[random.Next(Words.Length)]}')",
            2 when random.Next(3) == 0 => ODataTexts[random.Next(ODataTexts.Count)],
            3 => $"length({Path(Field(list, random, out _, IsText))}) {Comparisons[random.Next(6)]} {random.Next(20)}",
            4 => Arithmetic(Path(Field(list, random, out _, IsText)), random),
            5 => $"({OData(list, random, inner)}) and ({OData(list, random, inner)})",
            6 => $"{OData(list, random, inner)} or {OData(list, random, inner)}",
            7 => $"not ({OData(list, random, inner)})",
            _ => $"{Path(field)} {Comparison(schema, random)} {Literal(schema, random, false)}",
        };
    }

    /// <summary>Every field of what is answered, in a list of its items, by its path and with its schema.</summary>
    private IReadOnlyList<(string Path, JsonElement Schema)> Fields(Operation list)
    {
        if (_fields.TryGetValue(list.Id, out var known))
        {
            return known;
        }

        var answer = contract.Schema(list.Contents(200)["application/json"]);
        return _fields[list.Id] =
        [
            .. Leaves(answer.GetProperty("properties").TryGetProperty("data", out var data) ? data.GetProperty("items") : answer,
                "", Deepest + 1),
        ];
    }

    /// <summary>What leaves the numbers that the database has, for some rows or for all.</summary>
    private static string Arithmetic(string field, Random random) => random.Next(3) switch
    {
        0 => $"length({field}) div (length({field}) sub length({field})) ge 0",
        1 => $"length({field}) mul 9223372036854775807 mul 9223372036854775807 gt 0",
        _ => $"length({field}) mod 0 eq 0",
    };

    private static string ODataOfMessage(Random random) => random.Next(5) switch
    {
        0 => "m/type eq 'User'",
        1 => $"contains(m/content,'{Words[random.Next(Words.Length)]}')",
        2 => $"m/account/type eq '{Parties[random.Next(Parties.Length)]}'",
        3 => $"length(m/content) gt {random.Next(12)}",
        _ => $"m/visibility/{Parties[random.Next(Parties.Length)]} eq false",
    };

    /// <summary>A text with one thing of it taken out, doubled, moved or put in.</summary>
    private static string Spoilt(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(8) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 => text.Insert(at, "()'\",;*\\&|=$ "[random.Next(13)].ToString()),
            2 => text.Insert(at, HostileTexts.Pick(random)),
            3 => text[..at],
            4 => text + text,
            5 => string.Concat(Enumerable.Repeat("not(", 1 + random.Next(200))) + text + new string(')', random.Next(200)),
            6 => $"{Strange[random.Next(Strange.Length)]}({text})",
            _ => HostileTexts.Pick(random),
        };
    }

    private static string Path(string field) => field.Replace('.', '/');

    /// <summary>A field of a list; now and then one that is not of the kind, or that nothing can be asked of.</summary>
    private string Field(Operation list, Random random, out JsonElement schema, Func<JsonElement, bool>? isOfKind = null)
    {
        var fields = Fields(list);
        if (random.Next(10) > 0)
        {
            var usual = fields.Where(field => !Unasked.Contains(field.Path.Split('.')[^1]) && isOfKind?.Invoke(field.Schema) != false)
                .ToList();
            fields = usual.Count > 0 ? usual : fields;
        }

        (var path, schema) = fields[random.Next(fields.Count)];
        return path;
    }

    private static bool IsText(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.GetString() == "string"
        && !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("pattern", out _) && !IsTime(schema);

    private static bool IsTime(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() == "date-time";

    private static string Comparison(JsonElement schema, Random random) =>
        Comparisons[random.Next(IsTime(schema) || random.Next(10) == 0 ? Comparisons.Length : 2)];

    private IEnumerable<string> Some(Operation list, Random random) =>
        Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Field(list, random, out var _)).Distinct();

    private string Literal(JsonElement schema, Random random, bool isRql)
    {
        string Text(string text) => isRql && !text.Contains(',', StringComparison.Ordinal) ? text : $"'{text}'";
        if (schema.TryGetProperty("enum", out var members))
        {
            return Text(members[random.Next(members.GetArrayLength())].GetString()!);
        }

        if (schema.TryGetProperty("pattern", out var pattern)
            && BodyWriter.IdPattern().Match(pattern.GetString()!) is { Success: true } id)
        {
            return Text(pool.Pick(id.Groups[1].Value + id.Groups[2].Value + id.Groups[3].Value, random, isWrite: false));
        }

        var type = schema.TryGetProperty("type", out var name) ? name.GetString() : "string";
        return random.Next(20) switch
        {
            0 => isRql ? "null()" : "null",
            1 => Text("x"),
            _ => type switch
            {
                "boolean" => random.Next(2) == 0 ? "true" : "false",
                "integer" or "number" => random.Next(-1, 30).ToString(),
                _ when IsTime(schema) => random.Next(2) == 0 ? "2026-01-31" : "2026-01-31T23:00:00.123Z",
                _ => Text(Words[random.Next(Words.Length)]),
            },
        };
    }

    private IEnumerable<(string Path, JsonElement Schema)> Leaves(JsonElement schema, string path, int depth)
    {
        schema = contract.Schema(schema);
        if (depth >= 0 && schema.TryGetProperty("properties", out var properties))
        {
            return properties.EnumerateObject().SelectMany(field =>
                Leaves(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", depth - 1));
        }

        return path.Length == 0 ? [] : [(path, schema)];
    }
}
