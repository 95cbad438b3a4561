using Commerce.Query;
using Commerce.Query.Sql;
using Commerce.Query.Tests.Samples;
using Npgsql;

namespace Commerce.Api.Tests.Query;

/// <summary>Messages and requests with a value of every type, null or not, that are hard to compare.</summary>
internal sealed class SampleRows
{
    private const int RequestCount = 60;
    private const int MessageCount = 400;

    private readonly Random _random = new(20_260_131);

    public SampleRows()
    {
        Messages = [.. Enumerable.Range(0, MessageCount).Select(MakeMessage)];
        Requests = [.. Enumerable.Range(0, RequestCount).Select(MakeRequest)];
    }

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Messages { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Requests { get; }

    public async Task StoreAsync(NpgsqlDataSource database)
    {
        await using var create = database.CreateCommand(
            """
            create table request (
                no bigint not null, status text not null, external_id text, assignee bigint, created timestamptz not null,
                updated timestamptz);
            create table parameter (request bigint not null, is_optional boolean not null);
            create table message (
                request bigint not null, seen boolean not null, a bigint not null, b bigint not null, type text not null,
                state text, content text not null, code text, seq int not null, read bigint, price numeric,
                flagged boolean, client boolean not null, vendor boolean not null, operations boolean not null,
                account bigint, account_name text, created timestamptz not null, user_no bigint, token_no bigint,
                of_account bigint, updated timestamptz)
            """);
        await create.ExecuteNonQueryAsync();
        await using var batch = database.CreateBatch();
        foreach (var sql in Messages.SelectMany(Insert).Concat(Requests.SelectMany(InsertRequest)))
        {
            batch.BatchCommands.Add(Command(sql));
        }

        await batch.ExecuteNonQueryAsync();
    }

    public static NpgsqlBatchCommand Command(SqlText sql)
    {
        var (statement, values) = sql.Compile();
        var command = new NpgsqlBatchCommand(statement.Text);
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = values[i] ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>The row, and its twin that nobody may see.</summary>
    private static IEnumerable<SqlText> Insert(IReadOnlyDictionary<string, object?> row)
    {
        var id = ((IdValue)row["id"]!).Columns;
        var by = (IdValue?)row["audit.created.by.id"];
        var (account, of) = ((IdValue?)row["account.id"], (IdValue?)row["audit.created.of.id"]);
        return ((bool[])[true, false]).Select(seen => SqlText.Of($"""
            insert into message values (
                {row["request"]}, {seen}, {id[0]}, {id[1]}, {row["type"]}, {row["state"]}::text, {row["content"]},
                {row["code"]}::text, {row["seq"]}, {row["read"]}::bigint, {row["price"]}::numeric,
                {row["flagged"]}::boolean, {row["visibility.client"]}, {row["visibility.vendor"]},
                {row["visibility.operations"]}, {account?.Columns[0]}::bigint, {row["account.name"]}::text,
                {row["audit.created.at"]}, {by?.Columns[0]}::bigint, {by?.Columns[1]}::bigint,
                {of?.Columns[0]}::bigint, {row["audit.updated.at"]}::timestamptz)
            """));
    }

    private static IEnumerable<SqlText> InsertRequest(IReadOnlyDictionary<string, object?> row)
    {
        var (id, assignee) = ((IdValue)row["id"]!, (IdValue?)row["assignee.id"]);
        yield return SqlText.Of($"""
            insert into request values (
                {id.Columns[0]}, {row["status"]}, {row["externalId"]}::text, {assignee?.Columns[0]}::bigint,
                {row["audit.created.at"]}, {row["audit.updated.at"]}::timestamptz)
            """);
        foreach (var parameter in (IEnumerable<IReadOnlyDictionary<string, object?>>)row["parameters"]!)
        {
            yield return SqlText.Of(
                $"insert into parameter values ({id.Columns[0]}, {parameter["constraints.isOptional"]})");
        }
    }

    private Dictionary<string, object?> MakeMessage(int number)
    {
        var content = Pick(SampleValues.Texts);
        return new()
        {
            // Most belong to no request; the first ones, which filters name, do.
            ["request"] = number < 5 ? number : (long)_random.Next(RequestCount * 3),
            ["id"] = Id("id", $"MSG-{number}"),
            ["type"] = Pick("User", "User", "System"),
            ["state"] = Maybe(Pick("New", "Done")),
            ["content"] = content,
            ["code"] = Maybe(Pick(SampleValues.Texts)),
            ["seq"] = _random.Next(-3, 12),
            ["read"] = _random.Next(4) == 0 ? null : _random.NextInt64(-2, 5),
            ["price"] = _random.Next(4) == 0 ? null : Pick(-0.25m, 0m, 0.5m, 1.5m, 1.50m, 2m, 12.75m),
            ["flagged"] = _random.Next(3) == 0 ? null : _random.Next(2) == 0,
            ["visibility.client"] = _random.Next(3) > 0,
            ["visibility.vendor"] = _random.Next(2) > 0,
            ["visibility.operations"] = _random.Next(4) > 0,
            ["account.id"] = Maybe(Id("account.id", $"ACC-{_random.Next(4)}")),
            ["account.name"] = Maybe(_random.Next(9) == 0 ? content : Pick(SampleValues.Texts)),
            ["audit.created.at"] = Pick(SampleValues.Times),
            ["audit.created.by.id"] = Maybe(Id("audit.created.by.id", $"{Pick("USR", "TKN")}-{_random.Next(3)}")),
            ["audit.created.of.id"] = Maybe(Id("audit.created.of.id", $"ACC-{_random.Next(4)}")),
            ["audit.updated.at"] = _random.Next(3) == 0 ? null : Pick(SampleValues.Times),
        };
    }

    private Dictionary<string, object?> MakeRequest(int number) => new()
    {
        ["id"] = SampleFields.Requests.Find("id")!.ParseId!($"REQ-{number}"),
        ["status"] = Pick("Draft", "Querying", "Processing"),
        ["externalId"] = Maybe(Pick("", "PO-1", "PO-2")),
        ["assignee.id"] = Maybe(SampleFields.Requests.Find("assignee.id")!.ParseId!($"USR-{_random.Next(3)}")),
        ["audit.created.at"] = Pick(SampleValues.Times),
        ["audit.updated.at"] = _random.Next(3) == 0 ? null : Pick(SampleValues.Times),
        ["messages"] = Messages.Where(message => (long)message["request"]! == number).ToList(),
        ["parameters"] = Enumerable.Range(0, _random.Next(3)).Select(_ => new Dictionary<string, object?>
        {
            ["constraints.isOptional"] = _random.Next(2) == 0,
        }).ToList(),
    };

    private static IdValue Id(string path, string text) => SampleFields.Messages.Find(path)!.ParseId!(text)!;

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private T? Maybe<T>(T value)
        where T : class? => _random.Next(4) == 0 ? null : value;
}
