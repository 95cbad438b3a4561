using System.Net;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.AuditTrail;

/// <summary>What is recorded, and that it stays.</summary>
public sealed class AuditTrailTests(Api api) : IClassFixture<Api>
{
    private const string Records = "/v1/audit/records";

    [Fact]
    public async Task Message_is_found_by_the_trace_of_the_call_that_posted_it()
    {
        var request = await api.CreateRequestAsync();
        var (trace, http) = (Guid.Parse("4bf92f35-77b3-4da6-a3ce-929d0e0e4736"), api.As(request.Client));
        var posted = await http.CallAsync(
            HttpMethod.Post, request.Messages, """{"content":"Hello"}"""u8.ToArray(), "application/json",
            headers: ("traceparent", $"00-{trace:N}-00f067aa0ba902b7-01"));
        var message = posted.Is(HttpStatusCode.Created).Json;
        await api.PostAsync(request, "Another");

        foreach (var text in (string[])[
            $"{trace:N}", $"{trace:N}".ToUpperInvariant(), $"00-{trace:N}-00f067aa0ba902b7-01", posted.Header("traceparent")!])
        {
            var record = (await http.GetAnswerAsync($"{Records}?traceId={text}")).Is(HttpStatusCode.OK).Data.Single();

            Assert.Equal("id href event object audit traceId", record.Names());
            Assert.Equal($"{trace:N}", record.Text("traceId"));
            Assert.Equal("message.created", record.Text("event"));
            Assert.Equal(
                $$"""{"id":"{{message.Text("id")}}","href":"{{message.Text("href")}}","type":"Message"}""",
                record["object"]!.ToJsonString());
            Assert.Equal(message["audit"]!.ToJsonString(), record["audit"]!.ToJsonString());
            Assert.Matches("^AUD(-[0-9]{4}){5}$", record.Text("id"));
            Assert.Equal($"{Records}/{record.Text("id")}", record.Text("href"));
            var one = await http.GetAnswerAsync(record.Text("href").ToLowerInvariant());
            Assert.Equal(record.ToJsonString(), one.Is(HttpStatusCode.OK).Text);
            Assert.NotNull(one.Header("ETag"));
        }

        (await http.GetAnswerAsync($"{Records}?traceId=abc")).IsProblem(Problems.InvalidQueryType, "traceId");
    }

    [Fact]
    public async Task Id_holds_the_time_of_the_record()
    {
        var request = await api.CreateRequestAsync();

        var record = (await api.As(request.Client).GetAnswerAsync(Records)).Data[0];

        var digits = record.Text("id")[3..].Replace("-", "", StringComparison.Ordinal);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(digits[..13], null));
        Assert.Equal(record.Text("audit.created.at"), at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
        Assert.Equal(1, (await api.As(request.Client).GetAnswerAsync($"{Records}?id={record.Text("id")}")).Total);
    }

    [Fact]
    public async Task Life_of_a_request_is_recorded_with_who_did_what()
    {
        var request = await api.CreateRequestAsync(status: "Draft");
        await MoveAsync(request.Client, request, "process");
        await MoveAsync(request.Vendor, request, "query");
        await MoveAsync(request.Client, request, "process");
        await MoveAsync(request.Vendor, request, "complete");

        var records = (await api.As(request.Client)
            .GetAnswerAsync($"{Records}?object.id={request.Id}&order=audit.created.at")).Data;

        Assert.Equal(
            ["created", "processing", "querying", "processing", "completed"],
            records.Select(record => record.Text("event")["request.".Length..]));
        var (client, vendor) = (request.Client.TokenId, request.Vendor.TokenId);
        Assert.Equal(
            [client, client, vendor, client, vendor], records.Select(record => record.Text("audit.created.by.id")));
        Assert.All(records, record => Assert.Equal(
            $$"""{"id":"{{request.Id}}","href":"{{request.Path}}","type":"Request"}""", record["object"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_happens_to_accounts_and_what_they_own_is_recorded_for_them_and_for_Operations()
    {
        var (vendor, operations) = (await api.CreateVendorAsync(), await api.CreateOperationsAsync());
        var (own, ops) = (api.As(vendor), api.As(operations));
        var made = new Dictionary<string, string>
        {
            ["account"] = $"{OwnedCalls.AccountsPath}/{vendor.Id}",
            ["user"] = (await own.MakeAsync(OwnedCalls.UsersPath, """{"name":"a"}""")).Text("href"),
            ["token"] = (await own.MakeAsync(OwnedCalls.TokensPath, """{"name":"a"}""")).Text("href"),
            ["product"] = (await own.MakeAsync(OwnedCalls.ProductsPath, """{"name":"a"}""")).Text("href"),
        };
        foreach (var (kind, path) in made)
        {
            (await ops.PutAnswerAsync(path, """{"name":"b"}""")).Is(HttpStatusCode.OK);
            (await ops.PutAnswerAsync(path, """{"name":"b"}""")).Is(HttpStatusCode.OK);
            (await ops.ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);
            (await ops.ActAsync($"{path}/enable")).Is(HttpStatusCode.NoContent);
            var id = path.Split('/')[^1];
            string[] expected = [.. kind == "account" ? Array.Empty<string>() : [$"{kind}.created"],
                $"{kind}.updated", $"{kind}.disabled", $"{kind}.enabled"];
            foreach (var reader in (HttpClient[])[own, ops])
            {
                var records = (await reader.GetAnswerAsync($"{Records}?object.id={id}&order=audit.created.at")).Data;
                Assert.Equal(expected, records.Select(record => record.Text("event")));
                Assert.All(records, record => Assert.Equal(path, record.Text("object.href")));
                Assert.Equal(operations.Id, records[^1].Text("audit.created.of.id"));
            }

            foreach (var stranger in (TestAccount[])[await api.CreateVendorAsync(), await api.CreateClientAsync()])
            {
                Assert.Equal(0, (await api.As(stranger).GetAnswerAsync($"{Records}?object.id={id}")).Total);
            }
        }

        await own.ActAsync($"{made["token"]}/rotate");
        Assert.Equal(1, (await own.GetAnswerAsync($"{Records}?event=token.rotated")).Total);
        Assert.Equal(["User"], (await own.GetAnswerAsync($"{Records}?object.type=user&event=user.created")).Data
            .Select(record => record.Text("object.type")));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_record()
    {
        var request = await api.CreateRequestAsync();
        var before = (await api.As(request.Client).GetAnswerAsync(Records)).Total;

        (await api.As(request.Client).PostAnswerAsync(request.Messages, """{"content":""}""")).Is(HttpStatusCode.BadRequest);
        (await api.As(request.Client).ActAsync($"{request.Path}/query")).Is(HttpStatusCode.Forbidden);
        (await api.As(request.Client).PutAnswerAsync(request.Path, """{"name":"b"}""")).Is(HttpStatusCode.Conflict);
        (await api.As(request.Client).PostAnswerAsync(OwnedCalls.TokensPath, """{"name":" "}""")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(before, (await api.As(request.Client).GetAnswerAsync(Records)).Total);
    }

    [Theory]
    [InlineData("update audit_record set event = 'message.forged'")]
    [InlineData("update audit_record set nonce = nonce + 1 where false")]
    [InlineData("delete from audit_record")]
    [InlineData("truncate audit_record")]
    [InlineData("insert into audit_record select * from audit_record limit 1 on conflict (at, nonce) do update set event = ''")]
    public async Task Records_are_neither_changed_nor_removed(string sql)
    {
        await api.CreateRequestAsync();
        const string stored = "select md5(string_agg(d::text, ',' order by d.at, d.nonce)) from audit_record d";
        var before = await api.ReadAsync<string>(stored);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => api.ExecuteAsync(sql));

        Assert.Contains("audit_record is append-only", refusal.MessageText, StringComparison.Ordinal);
        Assert.Equal(before, await api.ReadAsync<string>(stored));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task There_is_no_call_that_writes_a_record(string method)
    {
        var operations = await api.CreateOperationsAsync();
        await api.CreateRequestAsync();
        var path = (await api.As(operations).GetAnswerAsync(Records)).Data[0].Text("href");

        foreach (var address in (string[])[path, Records])
        {
            var answer = await api.As(operations).CallAsync(
                new HttpMethod(method), address, "{}"u8.ToArray(), "application/json");

            answer.IsProblem(Problems.MethodNotAllowedType);
            Assert.Equal("GET", answer.Header("Allow"));
        }
    }

    private async Task MoveAsync(TestAccount caller, TestRequest request, string action) =>
        (await api.As(caller).ActAsync($"{request.Path}/{action}")).Is(HttpStatusCode.NoContent);
}
