using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

public sealed class GetMessageTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_posted_message_is_read_back_byte_for_byte()
    {
        var request = await api.CreateRequestAsync();

        var posted = await api.As(request.Client).PostAnswerAsync(request.Messages, Api.Body("Good *morning* 👋"));
        var read = await api.As(request.Client).GetAnswerAsync(posted.Header("Location")!);

        Assert.Equal(posted.Is(HttpStatusCode.Created).Bytes, read.Is(HttpStatusCode.OK).Bytes);
        Assert.Equal(posted.MediaType, read.MediaType);
    }

    [Fact]
    public async Task Message_is_sent_in_its_full_form()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello", vendor: false);

        var message = (await api.As(request.Client).GetAnswerAsync(request.Message(1))).Is(HttpStatusCode.OK).Json;

        var (client, at) = (request.Client, message["audit"]!["created"]!["at"]!.GetValue<string>());
        var expected = JsonNode.Parse($$$"""
            {
                "id": "{{{request.MessageId(1)}}}", "href": "{{{request.Message(1)}}}", "type": "User", "content": "Hello",
                "visibility": {"client": true, "vendor": false, "operations": true},
                "account": {
                    "id": "{{{client.Id}}}", "href": "/v1/accounts/accounts/{{{client.Id}}}", "type": "Client",
                    "status": "Active", "name": {{{JsonValue.Create(client.Name).ToJsonString()}}}
                },
                "audit": {"created": {
                    "at": "{{{at}}}",
                    "by": {"id": "{{{client.TokenId}}}", "name": "integration"},
                    "of": {"id": "{{{client.Id}}}", "name": {{{JsonValue.Create(client.Name).ToJsonString()}}}}
                }}
            }
            """)!;
        Assert.Equal(expected.ToJsonString(), message.ToJsonString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", at);
    }

    [Fact]
    public async Task Icons_are_sent_where_there_are_some()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        await api.ExecuteAsync(
            """
            update account set icon = '/a' where account_no = @account;
            update api_token set icon = '/t' where token_no = @token;
            """,
            new { account = Api.Number(request.Client.Id), token = Api.Number(request.Client.TokenId) });

        var message = (await api.As(request.Client).GetAnswerAsync(request.Message(1))).Json;

        Assert.Equal("/a", message["account"]!["icon"]!.GetValue<string>());
        Assert.Equal("/t", message["audit"]!["created"]!["by"]!["icon"]!.GetValue<string>());
        Assert.Equal("/a", message["audit"]!["created"]!["of"]!["icon"]!.GetValue<string>());
    }

    [Fact]
    public async Task System_message_without_a_cause_names_nobody()
    {
        var request = await api.CreateRequestAsync();
        await api.AddSystemMessageAsync(request, 1, "It is done.");

        var message = (await api.As(request.Client).GetAnswerAsync(request.Message(1))).Is(HttpStatusCode.OK).Json;

        Assert.Equal("System", message["type"]!.GetValue<string>());
        Assert.False(message.ContainsKey("account"));
        Assert.Equal(["at"], message["audit"]!["created"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("-content", "id,href,type,visibility,account,audit")]
    [InlineData("-*,+id,+type", "id,type")]
    [InlineData("-*,contentHtml", "contentHtml")]
    [InlineData("contentHtml", "id,href,type,content,visibility,account,audit,contentHtml")]
    [InlineData("*", "id,href,type,content,visibility,account,audit")]
    [InlineData("request", "id,href,type,content,visibility,account,audit")]
    [InlineData("-*,+id,+request", "id")]
    public async Task Select_changes_the_full_form(string select, string fields)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Message(1)}?select={select}");

        Assert.Equal(fields.Split(','), answer.Is(HttpStatusCode.OK).Json.Select(member => member.Key));
    }

    [Theory]
    [InlineData("limit=1", "limit")]
    [InlineData("order=id", "order")]
    [InlineData("$select=ids", "$select")]
    [InlineData("$top=1", "$top")]
    [InlineData("type=User", "type")]
    [InlineData("select=contents", "select")]
    public async Task Other_parameters_and_unknown_names_are_refused(string query, string parameter)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Message(1)}?{query}");

        answer.IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/html", "text/html")]
    [InlineData("TEXT/HTML", "text/html")]
    [InlineData("text/*", "text/html")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/markdown, text/html;q=0.9", "text/markdown")]
    [InlineData("text/markdown;q=0.2, text/html;q=0.3, application/json;q=0.1", "text/html")]
    [InlineData("text/markdown;q=0.4, */*;q=0.3", "text/markdown")]
    [InlineData("application/json;q=0, */*", "text/html")]
    [InlineData("text/html;q=0, text/*", "text/markdown")]
    [InlineData("image/png, text/markdown;q=0.001", "text/markdown")]
    public async Task Accept_chooses_the_representation(string? accept, string mediaType)
    {
        var request = await api.CreateRequestAsync();
        const string content = "**Bold** & <b>raw</b>\r\n";
        await api.PostAsync(request, content);

        var answer = await api.As(request.Client).GetAnswerAsync(request.Message(1), accept);

        Assert.Equal($"{mediaType}; charset=utf-8", answer.Is(HttpStatusCode.OK).MediaType);
        if (mediaType == "text/html")
        {
            Assert.Equal("<p><strong>Bold</strong> &amp; &lt;b&gt;raw&lt;/b&gt;</p>", answer.Text.TrimEnd('\n'));
        }
        else
        {
            var read = mediaType == "text/markdown" ? answer.Text : answer.Json["content"]!.GetValue<string>();
            Assert.Equal(content, read);
        }
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/plain, application/xml")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    public async Task Accept_that_leaves_nothing_is_406(string accept)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var answer = await api.As(request.Client).GetAnswerAsync(request.Message(1), accept);

        var detail = answer.IsProblem(Problems.NotAcceptableType)["detail"]!.GetValue<string>();
        Assert.Contains("text/markdown", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_is_the_same_in_the_fragment_and_in_contentHtml()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "[a](javascript:alert(1)) <script>alert(1)</script> ~~no~~ https://example.com");

        var client = api.As(request.Client);
        var fragment = await client.GetAnswerAsync(request.Message(1), "text/html");
        var selected = await client.GetAnswerAsync($"{request.Message(1)}?select=contentHtml");

        Assert.Equal(fragment.Text, selected.Json["contentHtml"]!.GetValue<string>());
        Assert.DoesNotContain("<script", fragment.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"javascript:", fragment.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("noopener noreferrer nofollow ugc", fragment.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("text/markdown")]
    public async Task Every_form_has_a_version_of_its_own(string accept)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        var first = (await client.GetAnswerAsync(request.Message(1), accept)).Is(HttpStatusCode.OK);
        var again = await client.CallAsync(
            HttpMethod.Get, request.Message(1), accept: accept, headers: ("If-None-Match", first.Header("ETag")!));

        Assert.Empty(again.Is(HttpStatusCode.NotModified).Bytes);
        Assert.Equal(first.Header("ETag"), again.Header("ETag"));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("text/markdown")]
    public async Task HEAD_answers_as_GET_without_the_body(string accept)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        var get = await client.GetAnswerAsync(request.Message(1), accept);
        var head = await client.CallAsync(HttpMethod.Head, request.Message(1), accept: accept);

        Assert.Equal(get.Is(HttpStatusCode.OK).MediaType, head.Is(HttpStatusCode.OK).MediaType);
        Assert.Empty(head.Bytes);
    }

    [Fact]
    public async Task HEAD_of_nothing_is_404()
    {
        var request = await api.CreateRequestAsync();

        var head = await api.As(request.Client).CallAsync(HttpMethod.Head, request.Message(1));

        Assert.Empty(head.Is(HttpStatusCode.NotFound).Bytes);
    }

    [Fact]
    public async Task Ids_are_read_in_any_case_and_written_in_upper_case()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        var upper = await client.GetAnswerAsync(request.Message(1));
        foreach (var id in (string[])[request.Id.ToLowerInvariant(), "rEq" + request.Id[3..]])
        {
            var lower = await client.GetAnswerAsync(
                $"/v1/commerce/requests/{id}/messages/{request.MessageId(1).ToLowerInvariant()}");
            Assert.Equal(upper.Is(HttpStatusCode.OK).Text, lower.Is(HttpStatusCode.OK).Text);
        }
    }

    [Fact]
    public async Task Public_prefix_means_the_same()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        var plain = await client.GetAnswerAsync(request.Message(1));
        var behind = await client.GetAnswerAsync("/public" + request.Message(1));

        Assert.Equal(plain.Text, behind.Is(HttpStatusCode.OK).Text);
        Assert.Equal(plain.Header("Cache-Control"), behind.Header("Cache-Control"));
    }

    [Fact]
    public async Task No_shared_cache_may_keep_it()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var answer = await api.As(request.Client).GetAnswerAsync(request.Message(1));

        Assert.Equal("private, no-cache", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("Authorization", answer.Header("Vary")!, StringComparison.Ordinal);
        Assert.Contains("Accept", answer.Header("Vary")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_under_the_path_of_another_request_is_not_found()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client, request.Vendor);
        await api.PostAsync(request, "Hello");
        await api.PostAsync(other, "Hello");

        var answer = await api.As(request.Client).GetAnswerAsync($"{other.Messages}/{request.MessageId(1)}");

        answer.IsProblem(Problems.NotFoundType);
    }

    [Fact]
    public async Task Markdown_is_the_content_as_its_bytes()
    {
        var request = await api.CreateRequestAsync();
        const string content = "  a\u0301\u202E\u200D 👩‍👩‍👧 \r\n\tb  \n";
        await api.PostAsync(request, content);

        var answer = await api.As(request.Client).GetAnswerAsync(request.Message(1), "text/markdown");

        Assert.Equal(Encoding.UTF8.GetBytes(content), answer.Bytes);
    }
}
