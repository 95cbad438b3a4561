using System.Net;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Requests;

/// <summary>The table of moves: every state, every action, every kind of caller.</summary>
public sealed class TransitionTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] States = ["Draft", "Processing", "Querying", "Completed"];
    private static readonly string[] Actions = ["process", "query", "complete"];

    // What the contract allows: state, action, where it leads, who may.
    private static readonly (string State, string Action, string To, AccountType[] Who)[] Allowed =
    [
        ("Draft", "process", "Processing", [AccountType.Client, AccountType.Operations]),
        ("Processing", "query", "Querying", [AccountType.Vendor, AccountType.Operations]),
        ("Processing", "complete", "Completed", [AccountType.Client, AccountType.Vendor, AccountType.Operations]),
        ("Querying", "process", "Processing", [AccountType.Client, AccountType.Vendor, AccountType.Operations]),
        ("Querying", "complete", "Completed", [AccountType.Client, AccountType.Vendor, AccountType.Operations]),
    ];

    public static TheoryData<string, string, string> Table()
    {
        var table = new TheoryData<string, string, string>();
        foreach (var state in States)
        {
            foreach (var action in Actions)
            {
                foreach (var who in (string[])["client", "vendor", "operations", "otherClient", "otherVendor"])
                {
                    table.Add(state, action, who);
                }
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Every_state_action_and_caller_is_as_the_table_says(string state, string action, string who)
    {
        var request = await InStateAsync(state);
        var caller = who switch
        {
            "client" => request.Client,
            "vendor" => request.Vendor,
            "operations" => await api.CreateOperationsAsync(),
            "otherClient" => await api.CreateClientAsync(),
            _ => await api.CreateVendorAsync(),
        };
        var move = Allowed.FirstOrDefault(move => move.State == state && move.Action == action);
        var isSeen = who is "client" or "operations" || (who == "vendor" && state != "Draft");

        var answer = await api.As(caller).PostAnswerAsync($"{request.Path}/{action}", "{}");

        var expected = !isSeen ? Problems.NotFoundType
            : move.Action is null ? Problems.ConflictType
            : move.Who.Contains(caller.Type) ? null
            : Problems.ForbiddenType;
        if (expected is null)
        {
            Assert.Empty(answer.Is(HttpStatusCode.NoContent).Bytes);
        }
        else
        {
            answer.IsProblem(expected);
        }

        Assert.Equal(expected is null ? move.To : state, await StatusAsync(request));
        // One message tells it where something happened, none where nothing did.
        Assert.Equal(expected is null ? 1 : 0, await api.CountStoredAsync(request));
        if (expected == Problems.ConflictType)
        {
            AssertNamesStateAndChoices(answer, state, caller.Type);
        }

        if (!isSeen)
        {
            var absent = await api.As(caller).PostAnswerAsync($"/v1/commerce/requests/REQ-0000-0000/{action}", "{}");
            Assert.Equal(Without(absent, "REQ-0000-0000"), Without(answer, request.Id));
        }
    }

    [Fact]
    public async Task Fifty_who_complete_at_once_are_one_who_did_and_49_who_came_late()
    {
        var request = await api.CreateRequestAsync();
        var path = $"{request.Path}/complete";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => api.As(request.Client).PostAnswerAsync(path, "")));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.NoContent));
        Assert.Equal(49, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(1, await api.CountStoredAsync(request));
        Assert.Equal(1, await RecordsAsync(request, "request.completed"));
    }

    [Fact]
    public async Task Message_of_an_action_comes_before_what_the_service_says()
    {
        var request = await api.CreateRequestAsync();

        (await api.As(request.Vendor).PostAnswerAsync($"{request.Path}/query", """{"message":"Which **colour**?"}"""))
            .Is(HttpStatusCode.NoContent);

        var thread = (await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select=+audit,account")).Data;
        Assert.Equal(["User", "System"], thread.Select(message => message["type"]!.GetValue<string>()));
        Assert.Equal("Which **colour**?", thread[0]["content"]!.GetValue<string>());
        Assert.Equal(request.Vendor.Id, thread[0]["account"]!["id"]!.GetValue<string>());
        Assert.Equal(
            $"**integration** of *{Escape(request.Vendor.Name)}* asked *{Escape(request.Client.Name)}* for more information. "
            + "The request is waiting for an answer.",
            thread[1]["content"]!.GetValue<string>());
        Assert.Equal(request.Vendor.TokenId, thread[1]["audit"]!["created"]!["by"]!["id"]!.GetValue<string>());
        Assert.Null(thread[1]["account"]);
    }

    [Theory]
    [InlineData("""{"message":""}""", "message")]
    [InlineData("""{"message":" \n"}""", "message")]
    [InlineData("""{"massage":"Hello"}""", "massage")]
    [InlineData("""{"message":1}""", "message")]
    [InlineData("[]", "body")]
    public async Task Note_that_does_not_fit_moves_nothing(string body, string field)
    {
        var request = await api.CreateRequestAsync();

        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/complete", body))
            .IsProblem(Problems.InvalidBodyType, field);

        Assert.Equal("Processing", await StatusAsync(request));
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{}", "application/json")]
    [InlineData("""{"message":null}""", "application/json")]
    public async Task Note_may_be_left_out(string body, string? mediaType)
    {
        var request = await api.CreateRequestAsync();

        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/complete", body, mediaType))
            .Is(HttpStatusCode.NoContent);

        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    [Theory]
    [InlineData("application/json", null, 200)]
    [InlineData("*/*", null, 204)]
    [InlineData("application/json, */*", null, 204)]
    [InlineData(null, "return=representation", 200)]
    [InlineData("*/*", "respond-async, return=representation", 200)]
    [InlineData("application/json", "return=minimal", 204)]
    public async Task Object_is_answered_to_those_who_want_it(string? accept, string? prefer, int status)
    {
        var request = await api.CreateRequestAsync();
        var headers = prefer is null ? [] : new[] { ("Prefer", prefer) };

        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Post, $"{request.Path}/complete", accept: accept, headers: headers);

        answer.Is((HttpStatusCode)status);
        if (status == 200)
        {
            Assert.Equal("Completed", answer.Json["status"]!.GetValue<string>());
            var read = await api.As(request.Client).GetAnswerAsync(request.Path);
            Assert.Equal(read.Bytes, answer.Bytes);
            Assert.Equal(read.Header("ETag"), answer.Header("ETag"));
        }
    }

    private static string Escape(string name) => string.Concat(
        name.Select(letter => char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) ? $"\\{letter}" : $"{letter}"));

    private static void AssertNamesStateAndChoices(Answer answer, string state, AccountType type)
    {
        var detail = answer.Json["detail"]!.GetValue<string>();
        Assert.Contains($" {state};", detail, StringComparison.Ordinal);
        var open = Allowed.Where(move => move.State == state && move.Who.Contains(type)).Select(move => move.Action);
        Assert.All(open, action => Assert.Contains(action, detail, StringComparison.Ordinal));
    }

    private static string Without(Answer answer, string id)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }

    private async Task<TestRequest> InStateAsync(string state)
    {
        var request = await api.CreateRequestAsync(status: state == "Draft" ? "Draft" : "Processing");
        if (state == "Querying")
        {
            (await api.As(request.Vendor).PostAnswerAsync($"{request.Path}/query", "")).Is(HttpStatusCode.NoContent);
        }
        else if (state == "Completed")
        {
            (await api.As(request.Vendor).PostAnswerAsync($"{request.Path}/complete", "")).Is(HttpStatusCode.NoContent);
        }

        await api.EmptyThreadAsync(request);
        return request;
    }

    private async Task<string> StatusAsync(TestRequest request) =>
        (await api.As(request.Client).GetAnswerAsync(request.Path)).Json["status"]!.GetValue<string>();

    private Task<int> RecordsAsync(TestRequest request, string type) => api.ReadAsync<int>(
        "select count(*)::int from audit_record where request_no = @number and event = @type",
        new { number = Commerce.Api.Requests.RequestId.Parse(request.Id).Number, type });
}
