using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;
using FieldType = Commerce.Query.FieldType;

namespace Commerce.Api.Tests.Query;

/// <summary>A table with a column of every type, nullable and not, and rows that are hard to compare.</summary>
internal sealed class SampleRows
{
    private const int Count = 300;

    // Other letters than ASCII have no second case here: which of them a database folds is its locale's choice.
    public static readonly string[] Texts =
    [
        "", "a", "A", "b", "ab", "aB", "Abc", "abc", "ABC", " abc ", "\tx\n", "100%", "100", "a_b", "axb", "a\\b", "\\",
        "%", "_", "*", "a*b", "it's", "''", "\"q\"", "😀", "a😀b", "e\u0301", "-- x", "; drop", "漢字",
        "null", "@p0", "{0}", "ab\\%c", "\u200d",
    ];

    public static readonly DateTimeOffset Start = new(2025, 12, 31, 23, 59, 58, 500, TimeSpan.Zero);

    // Text is ordered by its bytes here: how a database orders letters is its operator's choice.
    public static readonly Field Id = Of("id", FieldType.Id, false, SqlText.Of($"t.a"), SqlText.Of($"t.b"));
    public static readonly Field Author = Of("author", FieldType.Id, true, SqlText.Of($"t.u"), SqlText.Of($"t.k"));
    public static readonly Field Owner = Of("owner", FieldType.Id, true, SqlText.Of($"t.o"));
    public static readonly Field Name = Of("name", FieldType.Text, false, SqlText.Of($"t.name"));
    public static readonly Field Note = Of("note", FieldType.Text, true, SqlText.Of($"t.note"));
    public static readonly Field Code = Of("code", FieldType.Text, true, SqlText.Of($"(t.code collate \"C\")"));
    public static readonly Field Number = Of("number", FieldType.Number, false, SqlText.Of($"t.number"));
    public static readonly Field Size = Of("size", FieldType.Number, true, SqlText.Of($"t.size"));
    public static readonly Field At = Of("at", FieldType.Time, false, SqlText.Of($"t.at"));
    public static readonly Field Ended = Of("ended", FieldType.Time, true, SqlText.Of($"t.ended"));
    public static readonly Field Open = Of("open", FieldType.Boolean, true, SqlText.Of($"t.open"));
    public static readonly Field State = Of("state", FieldType.Enumeration, true, SqlText.Of($"t.state"));
    public static readonly Field Tag = Of("tag", FieldType.Text, true, SqlText.Of($"i.tag"));
    public static readonly Field Rank = Of("rank", FieldType.Number, true, SqlText.Of($"i.rank"));

    public static readonly CollectionField Items = new(
        "items", new FieldSet("tag", [], Tag, Rank), SqlText.Of($"item i where i.b = t.b and i.seen"));

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; } = Make();

    public async Task StoreAsync(NpgsqlDataSource database)
    {
        await using var create = database.CreateCommand(
            """
            create table t (
                a int not null, b bigint not null, u int, k int, o int, name text not null, note text, code text,
                number int not null, size bigint, at timestamptz not null, ended timestamptz, open boolean, state text);
            create table item (b bigint not null, seen boolean not null, tag text, rank int)
            """);
        await create.ExecuteNonQueryAsync();
        foreach (var row in Rows)
        {
            var (id, author, owner) = ((IdValue)row["id"]!, (IdValue?)row["author"], (IdValue?)row["owner"]);
            await ExecuteAsync(database, SqlText.Of($"""
                insert into t values (
                    {id.Columns[0]}, {id.Columns[1]}, {author?.Columns[0]}::int, {author?.Columns[1]}::int,
                    {owner?.Columns[0]}::int, {row["name"]}, {row["note"]}::text, {row["code"]}::text, {row["number"]},
                    {row["size"]}::bigint, {row["at"]}, {row["ended"]}::timestamptz, {row["open"]}::boolean,
                    {row["state"]}::text)
                """));
            await ExecuteAsync(database, SqlText.Of($"insert into item values ({id.Columns[1]}, false, 'a', 1)"));
            foreach (var item in (IEnumerable<IReadOnlyDictionary<string, object?>>)row["items"]!)
            {
                await ExecuteAsync(database, SqlText.Of(
                    $"insert into item values ({id.Columns[1]}, true, {item["tag"]}::text, {item["rank"]}::int)"));
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, SqlText sql)
    {
        var (text, values) = sql.Compile();
        await using var command = database.CreateCommand(text);
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.AddWithValue($"p{i}", values[i] ?? DBNull.Value);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static List<IReadOnlyDictionary<string, object?>> Make()
    {
        var random = new Random(20_260_131);
        T Pick<T>(params IReadOnlyList<T> values) => values[random.Next(values.Count)];
        T? Maybe<T>(T value) => random.Next(4) == 0 ? default : value;
        return [.. Enumerable.Range(0, Count).Select(i => new Dictionary<string, object?>
        {
            ["id"] = new IdValue($"{i}", [i % 3, (long)i]),
            ["author"] = Pick(null, new IdValue("u", [random.Next(3), null]), new IdValue("k", [null, random.Next(3)])),
            ["owner"] = Maybe(new IdValue("o", [random.Next(4)])),
            ["name"] = Pick(Texts),
            ["note"] = Maybe(Pick(Texts)),
            ["code"] = Maybe(Pick(Texts)),
            ["number"] = random.Next(-3, 12),
            ["size"] = random.Next(4) == 0 ? null : random.NextInt64(-2, 5),
            ["at"] = Start + TimeSpan.FromMilliseconds(500 * random.Next(8)),
            ["ended"] = random.Next(3) == 0 ? null : Start + TimeSpan.FromHours(12 * random.Next(-3, 4)),
            ["open"] = random.Next(3) == 0 ? null : random.Next(2) == 0,
            ["state"] = Maybe(Pick("New", "Done")),
            ["items"] = Enumerable.Range(0, random.Next(4)).Select(_ => new Dictionary<string, object?>
            {
                ["tag"] = Maybe(Pick(Texts)),
                ["rank"] = random.Next(3) == 0 ? null : random.Next(4),
            }).ToList(),
        })];
    }

    private static Field Of(string path, FieldType type, bool isNullable, params IReadOnlyList<SqlText> columns) =>
        new(path) { Type = type, IsNullable = isNullable, Columns = columns };
}
