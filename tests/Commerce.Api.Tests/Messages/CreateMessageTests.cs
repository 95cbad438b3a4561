using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Messages;

public sealed class CreateMessageTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Answer_is_201_with_the_location_and_the_full_form()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(request.Messages, """{"content":"Hello"}""");

        Assert.Equal(request.Message(1), answer.Is(HttpStatusCode.Created).Header("Location"));
        Assert.Equal("application/json; charset=utf-8", answer.MediaType);
        Assert.Equal(
            ["id", "href", "type", "content", "visibility", "account", "audit"],
            answer.Json.Select(member => member.Key));
        Assert.Equal(request.Message(1), answer.Json["href"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "visibility": {}""")]
    [InlineData(""", "visibility": {"client": true}""")]
    public async Task Everyone_sees_a_message_unless_it_says_otherwise(string visibility)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Vendor).PostAnswerAsync(
            request.Messages, $$"""{"content": "Hello"{{visibility}}}""");

        Assert.Equal(
            """{"client":true,"vendor":true,"operations":true}""",
            answer.Is(HttpStatusCode.Created).Json["visibility"]!.ToJsonString());
    }

    [Theory]
    [InlineData(AccountType.Client, """{"client":true,"vendor":true,"operations":true}""")]
    [InlineData(AccountType.Vendor, """{"client":false,"vendor":true,"operations":true}""")]
    [InlineData(AccountType.Operations, """{"client":false,"vendor":true,"operations":true}""")]
    public async Task Author_always_sees_the_message(AccountType author, string expected)
    {
        var request = await api.CreateRequestAsync();
        var caller = author switch
        {
            AccountType.Client => request.Client,
            AccountType.Vendor => request.Vendor,
            AccountType.Operations => await api.CreateOperationsAsync(),
        };

        var message = await api.PostAsync(request, "Hello", caller, client: false);

        Assert.Equal(expected, message["visibility"]!.ToJsonString());
        Assert.Equal(author.ToString(), message["account"]!["type"]!.GetValue<string>());
        Assert.Equal(caller.Id, message["account"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(" leading and trailing spaces  ")]
    [InlineData("line\r\nline\nline\rline\r\n")]
    [InlineData("\ttab\u000b\u000c\u0001\u001f\u007f")]
    [InlineData("👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👋🏽")]
    [InlineData("\u202Eright to left\u202C \u2066isolate\u2069 שלום عربى")]
    [InlineData("e\u0301 \u00e9 Z\u0351\u036b\u0343 \ufe0f \u200b\u200d\ufeff")]
    [InlineData("\ufdd0\uffff\U0001FFFE not characters, but scalar values")]
    [InlineData("<script>alert(1)</script> & \"quotes\" 'and' \\ back / \u2028\u2029")]
    [InlineData("'; drop table message; -- @p0 $1 %_")]
    public async Task Content_is_kept_exactly_as_sent(string content)
    {
        var request = await api.CreateRequestAsync();

        var posted = await api.PostAsync(request, content);
        var client = api.As(request.Client);

        Assert.Equal(content, posted["content"]!.GetValue<string>());
        Assert.Equal([content], (await client.GetAnswerAsync(request.Messages)).Each("content"));
        Assert.Equal(content, (await client.GetAnswerAsync(request.Message(1))).Json["content"]!.GetValue<string>());
        var markdown = await client.GetAnswerAsync(request.Message(1), "text/markdown");
        Assert.Equal(Encoding.UTF8.GetBytes(content), markdown.Bytes);
    }

    [Theory]
    [InlineData("a", 10_000)]
    [InlineData("\U0001F600", 10_000)]
    [InlineData("x", 1)]
    public async Task Content_up_to_the_limit_is_taken(string character, int count)
    {
        var request = await api.CreateRequestAsync();
        var content = string.Concat(Enumerable.Repeat(character, count));

        var message = await api.PostAsync(request, content);

        Assert.Equal(content, message["content"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("text/json")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/vnd.example.v1+json")]
    public async Task Json_is_taken_under_each_of_its_names(string mediaType)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"content":"Hello"}""", mediaType);

        answer.Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Byte_order_mark_and_white_space_around_the_body_are_no_obstacle()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, "\ufeff \r\n\t{ \"content\" : \"Hello\" } \n");

        Assert.Equal("Hello", answer.Is(HttpStatusCode.Created).Json["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Escapes_in_names_and_values_are_read()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"cont\u0065nt":"\ud83d\ude00\u00e9\n\/"}""");

        Assert.Equal("😀é\n/", answer.Is(HttpStatusCode.Created).Json["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Read_only_fields_are_ignored()
    {
        var request = await api.CreateRequestAsync();
        var forged = """
            {
                "id": "MSG-0000-0000-0000-0001", "href": "/elsewhere", "type": "System", "content": "Hello",
                "account": {"id": "ACC-0000-0000", "anything": [1, {"deep": null}]}, "contentHtml": "<script>",
                "request": {"id": "REQ-0000-0000"}, "audit": {"created": {"at": "1999-01-01T00:00:00.000Z"}}
            }
            """;

        var posted = await api.As(request.Client).PostAnswerAsync(request.Messages, forged);

        var message = posted.Is(HttpStatusCode.Created).Json;
        Assert.Equal(request.MessageId(1), message["id"]!.GetValue<string>());
        Assert.Equal("User", message["type"]!.GetValue<string>());
        Assert.Equal(request.Client.Id, message["account"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain("1999", message["audit"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.False(message.ContainsKey("contentHtml"));
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_as_a_new_message()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello", vendor: false);
        var client = api.As(request.Client);
        var read = await client.GetAnswerAsync($"{request.Message(1)}?select=*,contentHtml");

        var posted = await client.PostAnswerAsync(request.Messages, read.Text);

        Assert.Equal(request.MessageId(2), posted.Is(HttpStatusCode.Created).Json["id"]!.GetValue<string>());
        Assert.Equal(
            read.Json["visibility"]!.ToJsonString(), posted.Json["visibility"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Processing")]
    [InlineData("Querying")]
    [InlineData("Completed")]
    public async Task Messages_are_possible_in_every_state(string status)
    {
        var request = await api.CreateRequestAsync();
        await api.SetStatusAsync(request, status);

        var message = await api.PostAsync(request, "Hello");

        Assert.Equal(request.MessageId(1), message["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Public_prefix_and_lower_case_ids_post_to_the_same_thread()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            $"/public/v1/commerce/requests/{request.Id.ToLowerInvariant()}/messages", """{"content":"Hello"}""");

        Assert.Equal(request.Message(1), answer.Is(HttpStatusCode.Created).Header("Location"));
    }

    [Fact]
    public async Task Audit_names_the_token_and_the_account_and_the_time()
    {
        var request = await api.CreateRequestAsync();
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);

        var created = (await api.PostAsync(request, "Hello", request.Vendor))["audit"]!["created"]!;

        var at = DateTimeOffset.Parse(created["at"]!.GetValue<string>(), null);
        Assert.InRange(at, before, TimeProvider.System.GetUtcNow().AddSeconds(1));
        Assert.Equal(request.Vendor.TokenId, created["by"]!["id"]!.GetValue<string>());
        Assert.Equal(request.Vendor.Id, created["of"]!["id"]!.GetValue<string>());
        Assert.Equal(request.Vendor.Name, created["of"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Numbers_and_times_rise_within_a_thread()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 20);

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select=audit.created.at");

        Assert.Equal(Enumerable.Range(1, 20).Select(request.MessageId), page.Each("id"));
        var times = page.Data.Select(item => item["audit"]!["created"]!["at"]!.GetValue<string>()).ToList();
        Assert.Equal(times.Distinct().Order(StringComparer.Ordinal), times);
    }

    [Fact]
    public async Task Number_grows_into_the_group_before_the_last()
    {
        var request = await api.CreateRequestAsync();
        await api.ExecuteAsync(
            "update thread set last_seq = 9999 where request_no = @number", new { number = Api.Number(request.Id) });

        var message = await api.PostAsync(request, "Hello");

        Assert.Equal($"MSG{request.Id[3..]}-0001-0000", message["id"]!.GetValue<string>());
        (await api.As(request.Client).GetAnswerAsync(request.Message(10_000))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Longest_content_is_configurable_and_named_in_the_refusal()
    {
        var request = await api.CreateRequestAsync();
        await using var strict = new Service(
            api.Connection, api.Clock,
            new Dictionary<string, string> { ["Messages:MaxContentLength"] = "3" });
        using var http = new HttpClient { BaseAddress = strict.Start() };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {request.Client.Token}");
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);

        var taken = await http.PostAnswerAsync(request.Messages, """{"content":"abc"}""");
        var refused = await http.PostAnswerAsync(request.Messages, """{"content":"abcd"}""");

        taken.Is(HttpStatusCode.Created);
        refused.IsProblem(Problems.InvalidBodyType, "content");
        Assert.Contains("3", refused.Errors("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_of_the_answer_is_json_without_nulls()
    {
        var request = await api.CreateRequestAsync();

        var message = await api.PostAsync(request, "Hello");

        Assert.DoesNotContain(":null", message.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonNode.Parse(message.ToJsonString())!.GetValueKind());
    }
}
