using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Commerce.Api.Tests.Demo;

/// <summary>A database and the data folder that goes with it.</summary>
public sealed record Installation(string ConnectionString, string Folder)
{
    public string File => Path.Combine(Folder, "demo.json");

    public JsonElement ReadFile() => JsonElement.Parse(System.IO.File.ReadAllText(File));

    public IReadOnlyDictionary<string, string> Tokens() => ReadFile().GetProperty("tokens").EnumerateObject()
        .ToDictionary(token => token.Name, token => token.Value.GetString()!);

    /// <summary>The first column of every row.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    public async Task<int> CountAsync(string sql) =>
        int.Parse(Assert.Single(await ListAsync(sql)), CultureInfo.InvariantCulture);

    /// <summary>How many rows each table has.</summary>
    public Task<IReadOnlyList<string>> RowsAsync() => ListAsync("""
        select concat_ws(' ',
            (select count(*) from account), (select count(*) from account_user), (select count(*) from api_token),
            (select count(*) from product), (select count(*) from request), (select count(*) from message),
            (select count(*) from attachment), (select count(*) from attachment_chunk),
            (select count(*) from message_attachment))
        """);
}
