using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Requests;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>The names of authors are kept in memory, and never shown out of date.</summary>
public sealed class AuthorNamesTests(Api api) : IClassFixture<Api>
{
    private const int OfToken = 1;
    private const int OfUser = 2;

    [Theory]
    [InlineData(OfToken, "account.name", "update account set name = 'new' where account_no = @account", "new")]
    [InlineData(OfToken, "account.status", "update account set status = 'Disabled' where account_no = @account", "Disabled")]
    [InlineData(OfToken, "account.type", "update account set type = 'Operations' where account_no = @account", "Operations")]
    [InlineData(OfUser, "account.icon", "update account set icon = 'new' where account_no = @account", "new")]
    [InlineData(OfUser, "audit.created.of.name", "update account set name = 'new' where account_no = @account", "new")]
    [InlineData(OfToken, "audit.created.by.name", "update api_token set name = 'new' where token_no = @token", "new")]
    [InlineData(OfToken, "audit.created.by.icon", "update api_token set icon = 'new' where token_no = @token", "new")]
    [InlineData(OfUser, "audit.created.by.name", "update account_user set name = 'new' where user_no = @user", "new")]
    [InlineData(OfUser, "audit.created.by.icon", "update account_user set icon = 'new' where user_no = @user", "new")]
    [InlineData(
        OfUser, "audit.created.by.name",
        """
        delete from account_user where user_no = @user;
        insert into account_user (user_no, account_no, name) values (@user, @account, 'new')
        """,
        "new")]
    public async Task Change_of_a_name_is_seen_by_the_next_call(int seq, string property, string change, string expected)
    {
        var request = await ThreadAsync();
        var author = request.Client;
        Assert.NotEqual(expected, await ReadAsync(request, seq, property));

        await api.ExecuteAsync(
            change,
            new { account = Api.Number(author.Id), token = Api.Number(author.TokenId), user = Api.Number(author.UserId) });

        Assert.Equal(expected, await ReadAsync(request, seq, property));
    }

    [Fact]
    public async Task Without_a_version_no_name_is_kept()
    {
        var request = await ThreadAsync();
        await api.ExecuteAsync("delete from author_version");
        await ReadAsync(request, OfToken, "account.name");

        await api.ExecuteAsync(
            "update account set name = 'new' where account_no = @account", new { account = Api.Number(request.Client.Id) });

        Assert.Equal("new", await ReadAsync(request, OfToken, "account.name"));
        await api.ExecuteAsync("insert into author_version default values");
    }

    [Fact]
    public async Task Messages_of_known_authors_are_read_without_looking_them_up()
    {
        var request = await ThreadAsync();
        await ReadAsync(request, OfToken, "account.name");
        await ReadAsync(request, OfUser, "account.name");
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            "lock table account_user, account in access exclusive mode", connection, transaction);
        await hold.ExecuteNonQueryAsync();

        Assert.Equal(request.Client.Name, await ReadAsync(request, OfToken, "account.name"));
        Assert.Equal(request.Client.UserName, await ReadAsync(request, OfUser, "audit.created.by.name"));
    }

    /// <summary>One message by the client's token, one by its user, one by nobody.</summary>
    private async Task<TestRequest> ThreadAsync()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "By a token");
        await api.PostAsync(request, "By a user");
        await api.AddSystemMessageAsync(request, 3, "By nobody");
        await api.ExecuteAsync(
            "update message set token_no = null, user_no = @user where request_no = @request and seq = @seq",
            new
            {
                user = Api.Number(request.Client.UserId),
                request = RequestId.Parse(request.Id).Number,
                seq = OfUser,
            });
        return request;
    }

    /// <summary>What the message and the list of the thread, read by the vendor, say alike.</summary>
    private async Task<string?> ReadAsync(TestRequest request, int seq, string property)
    {
        var http = api.As(request.Vendor);
        var message = (await http.GetAnswerAsync(request.Message(seq))).Is(HttpStatusCode.OK).Json;
        var list = (await http.GetAnswerAsync($"{request.Messages}?select=account,audit")).Is(HttpStatusCode.OK).Data;
        Assert.Null(list[2]["account"]);
        var (one, listed) = (Value(message, property), Value(list[seq - 1]!, property));
        Assert.Equal(one, listed);
        return one;
    }

    private static string? Value(JsonNode json, string path) =>
        path.Split('.').Aggregate((JsonNode?)json, (node, name) => node?[name])?.GetValue<string>();
}
