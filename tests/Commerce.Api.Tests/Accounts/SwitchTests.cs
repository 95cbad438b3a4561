using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>Starting and stopping, alike for accounts, users, tokens and products.</summary>
public sealed class SwitchTests(Api api) : IClassFixture<Api>
{
    private const string Records = "/v1/audit/records";

    public static TheoryData<string, string> Kinds => new()
    {
        { AccountsPath, """{"name":"a","type":"Vendor"}""" },
        { UsersPath, """{"name":"a"}""" },
        { TokensPath, """{"name":"a"}""" },
        { ProductsPath, """{"name":"a","vendor":{"id":"VENDOR"}}""" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_so_already_is_a_conflict_and_each_change_is_recorded_once(string folder, string body)
    {
        var (http, path, id) = await MakeAsync(folder, body);

        (await http.ActAsync($"{path}/enable")).IsProblem(Problems.ConflictType);
        var stopped = await http.ActAsync($"{path}/disable");
        (await http.ActAsync($"{path}/disable")).IsProblem(Problems.ConflictType);
        var between = (await http.GetAnswerAsync(path)).Json;
        var started = await http.ActAsync($"{path}/enable", ("Prefer", "return=representation"));
        var problem = (await http.ActAsync($"{path}/enable")).IsProblem(Problems.ConflictType);

        Assert.Empty(stopped.Is(HttpStatusCode.NoContent).Bytes);
        Assert.Equal("Disabled", between.Text("status"));
        Assert.Equal("created disabled", between["audit"]!.Names());
        Assert.Equal((await http.GetAnswerAsync(path)).Text, started.Is(HttpStatusCode.OK).Text);
        Assert.Equal("created enabled disabled", started.Json["audit"]!.Names());
        Assert.Contains("Active", problem.Text("detail"), StringComparison.Ordinal);
        var records = (await http.GetAnswerAsync($"{Records}?object.id={id}&order=audit.created.at")).Data;
        Assert.Equal(
            ["created", "disabled", "enabled"], records.Select(record => record.Text("event").Split('.')[1]));
        Assert.Equal(started.Json.Text("audit.enabled.at"), records[2].Text("audit.created.at"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_at_once_exactly_one_stops_it(string folder, string body)
    {
        var (http, path, id) = await MakeAsync(folder, body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.ActAsync($"{path}/disable")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal("Disabled", (await http.GetAnswerAsync(path)).Json.Text("status"));
        Assert.Equal(2, (await http.GetAnswerAsync($"{Records}?object.id={id}")).Total);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Starting_and_stopping_at_once_alternate(string folder, string body)
    {
        var (http, path, id) = await MakeAsync(folder, body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            (Verb: i % 2, (await http.ActAsync($"{path}/{(i % 2 == 0 ? "disable" : "enable")}")).Status)));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.NoContent or HttpStatusCode.Conflict));
        var done = answers.Where(answer => answer.Status == HttpStatusCode.NoContent).ToList();
        var isStopped = (await http.GetAnswerAsync(path)).Json.Text("status") == "Disabled";
        Assert.Equal(isStopped ? 1 : 0, done.Count(answer => answer.Verb == 0) - done.Count(answer => answer.Verb == 1));
        Assert.Equal(done.Count + 1, (await http.GetAnswerAsync($"{Records}?object.id={id}")).Total);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stale_version_changes_nothing(string folder, string body)
    {
        var (http, path, _) = await MakeAsync(folder, body);
        var tag = (await http.GetAnswerAsync(path)).Header("ETag")!;
        (await http.PutAnswerAsync(path, """{"name":"b"}""", ("If-Match", tag))).Is(HttpStatusCode.OK);

        (await http.PutAnswerAsync(path, """{"name":"c"}""", ("If-Match", tag))).IsProblem(Problems.PreconditionFailedType);
        (await http.ActAsync($"{path}/disable", ("If-Match", tag))).IsProblem(Problems.PreconditionFailedType);

        var stored = (await http.GetAnswerAsync(path)).Json;
        Assert.Equal("b Active", $"{stored.Text("name")} {stored.Text("status")}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Version_that_the_caller_has_is_304(string folder, string body)
    {
        var (http, path, _) = await MakeAsync(folder, body);
        var tag = (await http.GetAnswerAsync(path)).Header("ETag")!;

        var again = await http.CallAsync(HttpMethod.Get, path, headers: ("If-None-Match", tag));

        Assert.Empty(again.Is(HttpStatusCode.NotModified).Bytes);
    }

    private async Task<(HttpClient Http, string Path, string Id)> MakeAsync(string folder, string body)
    {
        var http = api.As(await api.CreateOperationsAsync());
        var vendor = (await api.CreateVendorAsync()).Id;
        JsonObject made = await http.MakeAsync(folder, body.Replace("VENDOR", vendor, StringComparison.Ordinal));
        return (http, made.Text("href"), made.Text("id"));
    }
}
