using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

public sealed class ListMessagesTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] ShortForm = ["id", "href", "type", "content"];

    [Fact]
    public async Task Items_come_in_their_short_form_oldest_first()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 3);

        var page = (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);

        Assert.Equal("application/json; charset=utf-8", page.MediaType);
        Assert.Equal(["1", "2", "3"], page.Each("content"));
        Assert.All(page.Data, item => Assert.Equal(ShortForm, item.Select(member => member.Key)));
        Assert.Equal(request.MessageId(2), page.Each("id")[1]);
        Assert.Equal(request.Message(2), page.Each("href")[1]);
        Assert.Equal("User", page.Each("type")[1]);
        Assert.Equal(["visibility", "account", "audit"], page.Omitted);
    }

    [Fact]
    public async Task Envelope_holds_three_numbers_the_omitted_names_and_the_items()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);

        var page = await api.As(request.Client).GetAnswerAsync(request.Messages);

        Assert.Equal(["$meta", "data"], page.Json.Select(member => member.Key));
        Assert.Equal(["pagination", "omitted"], page.Json["$meta"]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            """{"offset":0,"limit":100,"total":2}""", page.Json["$meta"]!["pagination"]!.ToJsonString());
        Assert.Null(page.Header("Link"));
    }

    [Fact]
    public async Task Thread_without_messages_is_an_empty_page()
    {
        var request = await api.CreateRequestAsync();

        var page = await api.As(request.Client).GetAnswerAsync(request.Messages);

        Assert.Empty(page.Is(HttpStatusCode.OK).Data);
        Assert.Equal(0, page.Total);
        Assert.Equal(["visibility", "account", "audit"], page.Omitted);
    }

    [Theory]
    [InlineData("", "id,href,type,content", "visibility,account,audit")]
    [InlineData("+audit", "id,href,type,content,audit", "visibility,account")]
    [InlineData("audit", "id,href,type,content,audit", "visibility,account")]
    [InlineData("%2Baudit", "id,href,type,content,audit", "visibility,account")]
    [InlineData("AUDIT", "id,href,type,content,audit", "visibility,account")]
    [InlineData("-content", "id,href,type", "content,visibility,account,audit")]
    [InlineData("*", "id,href,type,content,visibility,account,audit", "")]
    [InlineData("*,-account", "id,href,type,content,visibility,account,audit", "")]
    [InlineData("-*", "", "id,href,type,content,visibility,account,audit")]
    [InlineData("-*,+id,+type", "id,type", "href,content,visibility,account,audit")]
    [InlineData("+type,-*,+id", "id,type", "href,content,visibility,account,audit")]
    [InlineData("audit.created.at", "id,href,type,content,audit", "visibility,account")]
    [InlineData("audit(created(at))", "id,href,type,content,audit", "visibility,account")]
    [InlineData("contentHtml", "id,href,type,content,contentHtml", "visibility,account,audit")]
    [InlineData("*,contentHtml", "id,href,type,content,visibility,account,audit,contentHtml", "")]
    [InlineData("request", "id,href,type,content", "visibility,account,audit")]
    [InlineData("+request,+visibility", "id,href,type,content,visibility", "account,audit")]
    [InlineData("-*,+request", "", "id,href,type,content,visibility,account,audit")]
    [InlineData("-id,-href,-type,-content", "", "id,href,type,content,visibility,account,audit")]
    public async Task Select_adds_and_removes_fields(string select, string fields, string omitted)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var page = (await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select={select}"))
            .Is(HttpStatusCode.OK);

        Assert.Equal(Names(fields), Assert.Single(page.Data).Select(member => member.Key));
        Assert.Equal(Names(omitted), page.Omitted);
    }

    [Theory]
    [InlineData("audit.created.at")]
    [InlineData("audit(created(at))")]
    public async Task Select_reaches_inside_an_object(string select)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select={select}");

        var created = page.Is(HttpStatusCode.OK).Data[0]["audit"]!["created"]!.AsObject();
        Assert.Equal(["at"], created.Select(member => member.Key));
    }

    [Theory]
    [InlineData("contents", "`content`")]
    [InlineData("+audit.create", "`audit.created`")]
    [InlineData("audit(created(att))", "`audit.created.at`")]
    [InlineData("id,contenthtlm", "`contentHtml`")]
    public async Task Unknown_name_is_refused_with_the_one_that_was_meant(string select, string meant)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select={select}");

        answer.IsProblem(Problems.InvalidQueryType, "select");
        Assert.Contains(meant, answer.Errors("select"), StringComparison.Ordinal);
        Assert.Matches(@"at character \d+", answer.Errors("select"));
    }

    [Theory]
    [InlineData("id", "1,2,3,4")]
    [InlineData("+id", "1,2,3,4")]
    [InlineData("%2Bid", "1,2,3,4")]
    [InlineData("-id", "4,3,2,1")]
    [InlineData("audit.created.at", "1,2,3,4")]
    [InlineData("-audit.created.at", "4,3,2,1")]
    [InlineData("-AUDIT.CREATED.AT", "4,3,2,1")]
    [InlineData("-audit.created.at,id", "4,3,2,1")]
    [InlineData("audit.created.at,-id", "1,2,3,4")]
    public async Task Order_goes_both_ways(string order, string expected)
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?order={order}");

        Assert.Equal(expected.Split(','), page.Is(HttpStatusCode.OK).Each("content"));
    }

    [Theory]
    [InlineData("content", "not permitted")]
    [InlineData("idd", "`id`")]
    [InlineData("", "ordering")]
    [InlineData("id,id,id,id,id,id", "5")]
    public async Task Order_that_cannot_be_is_refused(string order, string sentence)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?order={order}");

        answer.IsProblem(Problems.InvalidQueryType, "order");
        Assert.Contains(sentence, answer.Errors("order"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit", "-1")]
    [InlineData("limit", "")]
    [InlineData("limit", "ten")]
    [InlineData("limit", "1.5")]
    [InlineData("limit", "1e2")]
    [InlineData("limit", "+5")]
    [InlineData("limit", "%205")]
    [InlineData("limit", "0x10")]
    [InlineData("limit", "%D9%A3")]
    [InlineData("offset", "-1")]
    [InlineData("offset", "x")]
    [InlineData("offset", "")]
    [InlineData("offset", "10001")]
    [InlineData("offset", "99999999999999999999")]
    [InlineData("cursor", "")]
    [InlineData("cursor", "abc")]
    [InlineData("cursor", "%00")]
    [InlineData("select", "%zz")]
    [InlineData("select", "%ff")]
    [InlineData("select", "audit(")]
    [InlineData("select", "id)")]
    [InlineData("select", ",")]
    public async Task Junk_in_a_parameter_is_refused(string parameter, string value)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?{parameter}={value}");

        answer.IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Theory]
    [InlineData("limti=5", "limti")]
    [InlineData("$topp=5", "$topp")]
    [InlineData("$format=json", "$format")]
    [InlineData("eqq(type,User)", "eqq")]
    [InlineData("type=Robot", "type")]
    [InlineData("limit=5&page=2", "page")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=1&LIMIT=2", "LIMIT")]
    public async Task Other_parameters_and_repeated_ones_are_refused(string query, string parameter)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?{query}");

        answer.IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Fact]
    public async Task Mistyped_parameter_names_the_one_that_was_meant()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?limti=5");

        Assert.Contains("limit", answer.Errors("limti"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_prefix_and_lower_case_ids_list_the_same()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);
        var client = api.As(request.Client);
        var plain = await client.GetAnswerAsync(request.Messages);

        foreach (var path in (string[])["/public" + request.Messages, request.Messages.ToLowerInvariant(),
            request.Messages + "/", $"/v1/commerce/requests/req{request.Id[3..]}/messages"])
        {
            Assert.Equal(plain.Text, (await client.GetAnswerAsync(path)).Is(HttpStatusCode.OK).Text);
        }
    }

    [Fact]
    public async Task HEAD_answers_with_the_headers_of_GET()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);

        var head = await api.As(request.Client).CallAsync(HttpMethod.Head, $"{request.Messages}?limit=1");

        Assert.Empty(head.Is(HttpStatusCode.OK).Bytes);
        Assert.NotNull(head.Next);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    [InlineData("application/json;q=0")]
    public async Task List_is_json_or_406(string accept)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync(request.Messages, accept);

        answer.IsProblem(Problems.NotAcceptableType);
    }

    [Fact]
    public async Task Rendering_is_selected_by_its_name_alone()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "**Hello**");

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select=-*,contentHtml");

        Assert.Equal(
            "<p><strong>Hello</strong></p>", page.Data[0]["contentHtml"]!.GetValue<string>().TrimEnd('\n'));
    }

    [Fact]
    public async Task Messages_of_both_types_are_listed()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "asked");
        await api.AddSystemMessageAsync(request, 2, "done");

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?select=*");

        Assert.Equal(["User", "System"], page.Each("type"));
        Assert.True(page.Data[0].ContainsKey("account"));
        Assert.False(page.Data[1].ContainsKey("account"));
        Assert.Empty(page.Omitted);
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
