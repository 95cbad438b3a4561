using System.Net;
using System.Text.Json;

namespace Commerce.Api.Tests.Demo;

public sealed class DemoTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static readonly string[] Parties = ["client", "otherClient", "vendor", "operations"];

    [Theory]
    [InlineData("client")]
    [InlineData("vendor")]
    [InlineData("operations")]
    public async Task Every_request_counts_the_messages_that_are_visible(string type)
    {
        Assert.Empty(await server.Shared.ListAsync($"""
            select r.request_no
            from thread r
            where r.{type}_messages <>
                (select count(*) from message m where m.request_no = r.request_no and m.{type}_visible)
            """));
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_times_rise_strictly_into_the_past()
    {
        Assert.Empty(await server.Shared.ListAsync("""
            select request_no
            from (
                select request_no, seq, created_at,
                    row_number() over thread as place, lag(created_at) over thread as before
                from message
                window thread as (partition by request_no order by seq)
            ) m
            where seq <> place or created_at <= before or created_at > now()
                or created_at < now() - interval '60 days 1 hour'
            """));
        Assert.Empty(await server.Shared.ListAsync("""
            select r.request_no
            from request r
            join thread t on t.request_no = r.request_no
            join (
                select request_no, max(seq) as seq, min(created_at) as first, max(created_at) as last
                from message
                group by request_no
            ) m on m.request_no = r.request_no
            where t.last_seq <> m.seq or t.last_message_at <> m.last or r.created_at <> m.first
            """));
    }

    [Fact]
    public async Task Messages_agree_with_their_request_and_their_author()
    {
        Assert.Empty(await server.Shared.ListAsync("""
            select m.request_no
            from message m
            join request r on r.request_no = m.request_no
            left join account a on a.account_no = m.account_no
            left join account_user u on u.user_no = m.user_no
            left join api_token t on t.token_no = m.token_no
            where m.client_no <> r.client_no or m.vendor_no <> r.vendor_no
                or a.account_no not in (r.client_no, r.vendor_no) and a.type <> 'Operations'
                or u.account_no <> m.account_no or t.account_no <> m.account_no
                or a.type = 'Client' and not m.client_visible
                or a.type = 'Vendor' and not m.vendor_visible
                or a.type = 'Operations' and not m.operations_visible
                or a.type = 'Vendor' and r.status = 'Draft'
                or a.account_no is null and m.type = 'User'
                or m.content ~ '\{[A-Za-z]+\}'
            """));
    }

    [Fact]
    public async Task Every_state_type_and_kind_of_visibility_occurs()
    {
        var demo = server.Shared;
        Assert.Equal(36, await demo.CountAsync(
            "select count(*) from (select distinct client_no, vendor_no, status from request) r"));
        Assert.InRange(await demo.CountAsync("select count(*) from message"), 3_000, 5_000);
        Assert.Equal(
            ["System", "User"], await demo.ListAsync("select type from message group by type order by type"));
        foreach (var type in new[] { "client", "vendor", "operations" })
        {
            Assert.InRange(
                await demo.CountAsync($"select count(*) from message where not {type}_visible"), 20, 1_000);
        }
    }

    [Fact]
    public async Task Files_are_whole_and_told_of_in_the_thread()
    {
        var demo = server.Shared;
        Assert.Equal(4, await demo.CountAsync("""
            select count(*)
            from attachment f
            join attachment_chunk c on c.request_no = f.request_no and c.content_id = f.content_id and c.position = 0
            join message m on m.request_no = f.request_no and m.type = 'System' and m.created_at = f.created_at
            join request r on r.request_no = f.request_no and r.last_attachment_seq = 4
            where sha256(c.bytes) = f.sha256 and octet_length(c.bytes) = f.size
                and m.content like '%](ATT-1671-0642-' || to_char(f.seq, 'FM0000') || ').'
                and m.content like '%[' || f.name || ']%'
                and m.account_no = f.account_no and m.user_no is not distinct from f.user_no
                and (m.client_visible, m.vendor_visible, m.operations_visible)
                    = (f.client_visible, f.vendor_visible, f.operations_visible)
            """));
        Assert.Equal(4, await demo.CountAsync("select count(*) from attachment_chunk"));
        Assert.Equal(3, await demo.CountAsync("select count(*) from message_attachment"));
        Assert.Equal(1, await demo.CountAsync("select count(*) from attachment where not client_visible"));
    }

    [Fact]
    public void Credentials_are_texts_that_only_their_owner_reads()
    {
        var file = server.Shared.ReadFile();

        Assert.Equal(
            ["baseUrl", "request", "accounts", "users", "tokens", "connector"],
            file.EnumerateObject().Select(property => property.Name));
        Assert.Equal("REQ-1671-0642", file.GetProperty("request").GetString());
        foreach (var (group, pattern) in new[]
            {
                ("accounts", @"^ACC-\d{4}-\d{4}$"), ("users", @"^USR-\d{4}-\d{4}$"),
                ("tokens", @"^idt:TKN-\d{4}-\d{4}:[\w-]{43}$"),
            })
        {
            var values = file.GetProperty(group).EnumerateObject().ToList();
            Assert.Equal(Parties, values.Select(value => value.Name));
            Assert.All(values, value => Assert.Matches(pattern, value.Value.GetString()));
        }

        foreach (var (party, token) in new[] { ("sender", "client"), ("recipient", "vendor") })
        {
            var peer = file.GetProperty("connector").GetProperty(party);
            Assert.Equal(
                file.GetProperty("tokens").GetProperty(token).GetString(), peer.GetProperty("apiKey").GetString());
            Assert.Matches("^did:e:localhost:dids:[0-9a-f]{22}$", peer.GetProperty("address").GetString());
        }

        Assert.Equal([server.Shared.File], Directory.GetFiles(server.Shared.Folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(server.Shared.File));
        }
    }

    [Fact]
    public async Task Every_token_reads_what_its_account_may_see()
    {
        var file = server.Shared.ReadFile();
        foreach (var (party, token) in server.Shared.Tokens())
        {
            using var answer = await server.Copy.GetAsync(Thread(file), token);

            // The other client takes no part in the main request.
            if (party == "otherClient")
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                using var own = await server.Copy.GetAsync(
                    $"{file.GetProperty("baseUrl").GetString()}/v1/commerce/messages?limit=0", token);
                Assert.InRange(await TotalAsync(own), 500, 2_500);
            }
            else
            {
                Assert.InRange(await TotalAsync(answer), 100, 140);
            }
        }
    }

    [Fact]
    public async Task Requests_answer_what_their_product_asks_and_some_drafts_not_yet()
    {
        var api = server.Shared.ReadFile().GetProperty("baseUrl").GetString();
        var token = server.Shared.Tokens()["operations"];
        using var answer = await server.Copy.GetAsync(
            $"{api}/v1/commerce/requests?select=-*,id,status,parameters&any(parameters,ne(value,x))", token);
        var requests = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("data").EnumerateArray().ToList();

        var wrong = requests.Where(request => request.GetProperty("parameters").EnumerateArray()
            .Any(parameter => parameter.TryGetProperty("error", out _))).ToList();
        Assert.InRange(requests.Count, 8, 30);
        Assert.InRange(wrong.Count, 1, 4);
        Assert.All(wrong, request => Assert.Equal("Draft", request.GetProperty("status").GetString()));
        Assert.Contains(
            requests.SelectMany(request => request.GetProperty("parameters").EnumerateArray()),
            parameter => parameter.GetProperty("externalId").GetString() == "purpose");

        using var shown = await server.Copy.GetAsync(
            $"{api}/v1/commerce/requests/{requests[0].GetProperty("id").GetString()}/template", token);
        Assert.StartsWith("<h1>", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_copies_tell_the_call_that_works()
    {
        foreach (var output in new[] { server.Copy.Output, server.OtherCopy.Output })
        {
            Assert.Single(output.Split('\n'), line => line.Contains("curl -s -H", StringComparison.Ordinal));
            Assert.Contains($"'{server.Shared.File}' | head -1", output, StringComparison.Ordinal);
            Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Installations_share_ids_and_texts_but_no_secrets()
    {
        var other = await server.InstallAsync("other");
        await (await RunningCopy.StartAsync(other)).DisposeAsync();

        const string texts = """
            select md5(string_agg(
                concat_ws('|', request_no, seq, content, account_no, user_no), '' order by request_no, seq))
            from message
            union all
            select md5(string_agg(concat_ws('|', request_no, seq, value), '' order by request_no, seq))
            from request_parameter
            """;
        Assert.Equal(await server.Shared.ListAsync(texts), await other.ListAsync(texts));
        Assert.Empty(other.Tokens().Values.Intersect(server.Shared.Tokens().Values));
        Assert.Equal($"{server.Shared.ReadFile().GetProperty("users")}", $"{other.ReadFile().GetProperty("users")}");
    }

    [Fact]
    public async Task Next_start_changes_nothing_but_the_address_until_the_credentials_are_deleted()
    {
        var demo = await server.InstallAsync("restarted");
        await (await RunningCopy.StartAsync(demo)).DisposeAsync();
        var (tokens, rows) = (demo.Tokens(), await demo.RowsAsync());
        var address = demo.ReadFile().GetProperty("baseUrl").GetString();

        await (await RunningCopy.StartAsync(demo)).DisposeAsync();
        Assert.Equal(tokens, demo.Tokens());
        Assert.Equal(rows, await demo.RowsAsync());
        Assert.NotEqual(address, demo.ReadFile().GetProperty("baseUrl").GetString());

        File.Delete(demo.File);
        await using var copy = await RunningCopy.StartAsync(demo);
        Assert.Equal(rows, await demo.RowsAsync());
        foreach (var (party, token) in demo.Tokens())
        {
            using var old = await copy.GetAsync(Thread(demo.ReadFile()), tokens[party]);
            Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
            using var made = await copy.GetAsync(Thread(demo.ReadFile()), token);
            Assert.NotEqual(HttpStatusCode.Unauthorized, made.StatusCode);
        }
    }

    private static string Thread(JsonElement file) =>
        $"{file.GetProperty("baseUrl")}/v1/commerce/requests/{file.GetProperty("request")}/messages?limit=0";

    private static async Task<int> TotalAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var list = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return list.GetProperty("$meta").GetProperty("pagination").GetProperty("total").GetInt32();
    }
}
