using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Requests;

/// <summary>A thread read from end to end tells the life of its request.</summary>
public sealed class StoryTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Thread_tells_the_life_of_its_request_in_order()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var operations = await api.CreateOperationsAsync();
        var created = await api.As(client).PostAnswerAsync(
            "/v1/commerce/requests",
            $$"""{"name":"Two more seats","vendor":{"id":"{{vendor.Id}}"},"status":"Draft"}""");
        var path = created.Is(HttpStatusCode.Created).Header("Location")!;
        await SayAsync(client, path, "Please look at it by Friday.");
        await MoveAsync(client, path, "process", null);
        await SayAsync(vendor, path, "With or without support?");
        await MoveAsync(vendor, path, "query", "Which end date?");
        await MoveAsync(client, path, "process", "The end of June.");
        await MoveAsync(vendor, path, "query", null);
        await MoveAsync(operations, path, "process", null);
        await MoveAsync(operations, path, "complete", "Done.");
        await SayAsync(client, path, "Thank you!");

        var thread = (await api.As(client).GetAnswerAsync($"{path}/messages?select=+audit")).Is(HttpStatusCode.OK).Data;

        string[] types = [.. thread.Select(message => message["type"]!.GetValue<string>())];
        string[] told =
        [
            "created the request.", "Please look", "sent the request to", "With or without", "Which end date",
            "for more information. The request is waiting for an answer.", "The end of June",
            "answered. The request is in processing again.", "for more information", "put the request back into processing.",
            "Done.", "completed the request.", "Thank you!",
        ];
        Assert.Equal(told.Length, thread.Count);
        Assert.All(
            thread.Zip(told),
            pair => Assert.Contains(pair.Second, pair.First["content"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal("SUSUUSUSSSUSU", string.Concat(types.Select(type => type[0])));
        TestAccount[] by =
        [
            client, client, client, vendor, vendor, vendor, client, client, vendor, operations, operations, operations, client,
        ];
        Assert.Equal(by.Select(account => account.TokenId), thread.Select(message => Created(message)["by"]!["id"]!.GetValue<string>()));
        Assert.Equal(by.Select(account => account.Id), thread.Select(message => Created(message)["of"]!["id"]!.GetValue<string>()));
        var times = thread.Select(message => Created(message)["at"]!.GetValue<string>()).ToList();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);

        // The vendor came later and reads the whole story, too.
        Assert.Equal(told.Length, (await api.As(vendor).GetAnswerAsync($"{path}/messages")).Total);

        var audit = (await api.As(client).GetAnswerAsync(path)).Json["audit"]!.AsObject();
        Assert.Equal(times[9], audit["processing"]!["at"]!.GetValue<string>());
        Assert.Equal(operations.Id, audit["processing"]!["of"]!["id"]!.GetValue<string>());
        Assert.Equal(times[8], audit["querying"]!["at"]!.GetValue<string>());
        Assert.Equal(vendor.TokenId, audit["querying"]!["by"]!["id"]!.GetValue<string>());
        Assert.Equal(times[11], audit["completed"]!["at"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("?language=de", null, "hat die Anfrage abgeschlossen.")]
    [InlineData("?language=de-AT", null, "hat die Anfrage abgeschlossen.")]
    [InlineData("?language=EN", "de", "completed the request.")]
    [InlineData("", "de-CH, en;q=0.5", "hat die Anfrage abgeschlossen.")]
    [InlineData("", "fr, en;q=0.8, de;q=0.9", "hat die Anfrage abgeschlossen.")]
    [InlineData("", "fr, de;q=0", "completed the request.")]
    [InlineData("?language=fr", null, "completed the request.")]
    [InlineData("?language=", ";;;", "completed the request.")]
    public async Task Service_speaks_the_language_of_who_acts(string query, string? accepted, string sentence)
    {
        var request = await api.CreateRequestAsync();
        var headers = accepted is null ? [] : new[] { ("Accept-Language", accepted) };

        (await api.As(request.Client).CallAsync(
            HttpMethod.Post, $"{request.Path}/complete{query}", headers: headers)).Is(HttpStatusCode.NoContent);

        var message = (await api.As(request.Vendor).GetAnswerAsync(request.Messages)).Data.Single();
        Assert.EndsWith(sentence, message["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_shown_as_they_are_whatever_Markdown_would_make_of_them()
    {
        var request = await api.CreateRequestAsync();
        const string name = "*[a](http://x.example)* <b>&amp; `c` \\ \t#1_2_";
        await api.ExecuteAsync(
            "update account set name = @name where account_no = @number",
            new { name, number = Api.Number(request.Client.Id) });

        await MoveAsync(request.Client, request.Path, "complete", null);

        var html = (await api.As(request.Vendor).GetAnswerAsync(request.Message(1), "text/html")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
        Assert.Contains(
            "<em>*[a](http://x.example)* &lt;b&gt;&amp;amp; `c` \\  #1_2_</em>", html, StringComparison.Ordinal);
    }

    private static JsonNode Created(JsonObject message) => message["audit"]!["created"]!;

    private async Task SayAsync(TestAccount account, string path, string content) =>
        (await api.As(account).PostAnswerAsync($"{path}/messages", Api.Body(content))).Is(HttpStatusCode.Created);

    private async Task MoveAsync(TestAccount account, string path, string action, string? message) =>
        (await api.As(account).PostAnswerAsync(
            $"{path}/{action}", message is null ? "" : new JsonObject { ["message"] = message }.ToJsonString()))
            .Is(HttpStatusCode.NoContent);
}
