using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Webhooks;

namespace Commerce.Api.Tests.Connector;

/// <summary>What accounts are told of the connector, by webhooks.</summary>
public sealed class EventTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Exchange_is_told_to_both_sides_in_its_order_and_to_the_peer_when_it_synchronises()
    {
        var (sender, recipient) = await api.PairAsync();
        await using var ofSender = await HookAsync(sender, "**");
        await using var ofRecipient = await HookAsync(recipient, "**");

        var draft = await sender.CreateRequestAsync(recipient, Wire.Authentication());
        await sender.SendAsync(draft);
        await ofSender.UntilAsync(3);
        Assert.Equal(
            ["consumption.outgoingRequestCreated", "transport.messageSent", "consumption.outgoingRequestStatusChanged Draft Open"],
            Told(ofSender));
        Assert.Empty(ofRecipient.Calls);

        await recipient.SyncAsync();
        await ofRecipient.UntilAsync(5);
        Assert.Equal(
            [
                "transport.messageReceived", "consumption.incomingRequestReceived",
                "consumption.incomingRequestStatusChanged Open DecisionRequired",
                "consumption.incomingRequestStatusChanged DecisionRequired ManualDecisionRequired",
                "consumption.messageProcessed ManualRequestDecisionRequired",
            ],
            Told(ofRecipient));
        var id = Wire.Text(draft, "id");
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
        await ofRecipient.UntilAsync(8);
        Assert.Equal(
            [
                "consumption.incomingRequestStatusChanged ManualDecisionRequired Decided", "transport.messageSent",
                "consumption.incomingRequestStatusChanged Decided Completed",
            ],
            Told(ofRecipient).Skip(5));

        await sender.SyncAsync();
        await ofSender.UntilAsync(7);
        Assert.Equal(
            [
                "transport.messageReceived", "consumption.outgoingRequestStatusChanged Open Completed",
                "consumption.messageProcessed NoRequest", "transport.messageDelivered",
            ],
            Told(ofSender).Skip(3));
        Assert.All(ofSender.Calls, call => Assert.NotEqual("", call.Headers["webhook-signature"]));
    }

    [Fact]
    public async Task Reactivation_is_told_by_its_own_names_on_both_sides()
    {
        var (one, other) = await api.PairAsync();
        var path = $"Relationships/{Wire.Text(Assert.Single(await one.ListAsync("Relationships")), "id")}";
        await one.PutAsync($"{path}/Terminate");
        await other.SyncAsync();
        await using var ofOne = await HookAsync(one, "transport.*");
        await using var ofOther = await HookAsync(other, "transport.*");

        await one.PutAsync($"{path}/Reactivate");
        await other.SyncAsync();
        await other.PutAsync($"{path}/Reactivate/Accept");
        await one.SyncAsync();

        foreach (var told in new[] { ofOne, ofOther })
        {
            await told.UntilAsync(4);
            Assert.Equal(
                [
                    "transport.relationshipChanged", "transport.relationshipReactivationRequested",
                    "transport.relationshipChanged", "transport.relationshipReactivationCompleted",
                ],
                Told(told));
        }
    }

    [Fact]
    public async Task Webhook_gets_what_its_patterns_ask_for()
    {
        var (sender, recipient) = await api.PairAsync();
        await using var messages = await HookAsync(sender, "transport.*");
        await using var created = await HookAsync(sender, "**.outgoingRequestCreated", "nothing.at.all");

        await sender.SendAsync(await sender.CreateRequestAsync(recipient, Wire.Authentication()));
        await sender.PostAsync("Messages", Wire.Mail(recipient, "One"));

        await messages.UntilAsync(2);
        await created.UntilAsync(1);
        Assert.Equal(["transport.messageSent", "transport.messageSent"], Told(messages));
        Assert.Equal(["consumption.outgoingRequestCreated"], Told(created));
    }

    [Fact]
    public async Task Webhook_is_called_at_the_address_of_the_event()
    {
        var (sender, recipient) = await api.PairAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await MakeAsync(sender, $"{receiver.Address}/{{{{trigger}}}}/new", "transport.*");
        await sender.PostAsync("Messages", Wire.Mail(recipient, "One"));
        await receiver.UntilAsync(1);
        (await api.As(sender.Account).PostAnswerAsync($"{webhook.Text("href")}/ping", "")).Is(HttpStatusCode.OK);

        Assert.Equal(
            ["/hook/transport.messageSent/new", "/hook/webhook.ping/new"], receiver.Calls.Select(call => call.Path));
    }

    [Theory]
    [InlineData("https://{{trigger}}/", false)]
    [InlineData("https://{{trigger}}.example/", false)]
    [InlineData("https://a.{{trigger}}:8443/", false)]
    [InlineData("https://{{trigger}}@a.example/", false)]
    [InlineData("https://a.example:{{trigger}}/", false)]
    [InlineData("{{trigger}}://a.example/", false)]
    [InlineData("{{trigger}}", false)]
    [InlineData("https://a.example/#{{trigger}}", false)]
    [InlineData("https://a.example/{{event}}", false)]
    [InlineData("https://a.example/{{ trigger }}", false)]
    [InlineData("https://10.0.0.1/{{trigger}}", false)]
    [InlineData("https://a.example/{{trigger}}", true)]
    [InlineData("https://a.example?of={{trigger}}&is={{trigger}}", true)]
    public async Task Event_stands_in_the_path_or_the_query_of_an_address_alone(string url, bool isTaken)
    {
        var body = new JsonObject { ["url"] = url, ["format"] = "connector", ["events"] = new JsonArray("**") };
        var answer = await api.As(await api.CreateClientAsync()).PostAnswerAsync(WebhookApi.Webhooks, body.ToJsonString());
        answer.Is(isTaken ? HttpStatusCode.Created : HttpStatusCode.BadRequest);
        Assert.True(isTaken || answer.Errors("url").Length > 0);
    }

    [Theory]
    [InlineData("""{"url":"https://a.example/","events":["con sumption"],"format":"connector"}""", "events[0]")]
    [InlineData("""{"url":"https://a.example/","events":["message.created.."],"format":"connector"}""", "events[0]")]
    [InlineData("""{"url":"https://a.example/","events":["consumption.*"]}""", "events[0]")]
    [InlineData("""{"url":"https://a.example/","events":["**"],"format":"connector","criteria":"eq(type,a)"}""", "criteria")]
    [InlineData("""{"url":"https://a.example/","events":["**"],"format":"other"}""", "format")]
    public async Task Patterns_and_forms_that_nobody_knows_are_refused(string body, string field)
    {
        var answer = await api.As(await api.CreateClientAsync()).PostAnswerAsync(WebhookApi.Webhooks, body);
        answer.Is(HttpStatusCode.BadRequest);
        Assert.NotEqual("", answer.Errors(field));
    }

    [Fact]
    public async Task Deliveries_are_listed_and_told_once_more()
    {
        var (sender, recipient) = await api.PairAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await MakeAsync(sender, receiver.Address, "**");
        Assert.Equal("connector", webhook.Text("format"));
        await sender.PostAsync("Messages", Wire.Mail(recipient, "One"));
        await receiver.UntilAsync(1);
        var http = api.As(sender.Account);
        JsonObject delivery = [];
        await Poll.UntilAsync("it is delivered", async () =>
        {
            delivery = Assert.Single((await http.GetAnswerAsync($"{webhook.Text("href")}/deliveries")).Data);
            return delivery.Text("status") == "Delivered";
        });
        Assert.Equal("transport.messageSent", delivery.Text("event"));
        Assert.Null(delivery["request"]);

        (await http.PostAnswerAsync($"{webhook.Text("href")}/deliveries/{delivery.Text("id")}/redeliver", ""))
            .Is(HttpStatusCode.Accepted);

        await receiver.UntilAsync(2);
        Assert.Equal(receiver.Calls[0].Text, receiver.Calls[1].Text);
    }

    private async Task<Receiver> HookAsync(ConnectorParty party, params string[] events)
    {
        var receiver = await Receiver.StartAsync();
        await MakeAsync(party, receiver.Address, events);
        return receiver;
    }

    private Task<JsonObject> MakeAsync(ConnectorParty party, string url, params string[] events) =>
        api.As(party.Account).MakeAsync(
            WebhookApi.Webhooks,
            new JsonObject
            {
                ["url"] = url,
                ["format"] = "connector",
                ["events"] = new JsonArray([.. events.Select(name => (JsonNode)name)]),
            }.ToJsonString());

    /// <summary>The triggers, with what became of things.</summary>
    private static IEnumerable<string> Told(Receiver receiver) => receiver.Calls.Select(call =>
    {
        var told = Wire.Parse(call.Text);
        var data = told["data"]!;
        string?[] parts = [Wire.Text(told, "trigger"), Optional(data, "oldStatus"), Optional(data, "newStatus"), Optional(data, "result")];
        return string.Join(' ', parts.OfType<string>());
    });

    private static string? Optional(JsonNode data, string name) => data[name]?.GetValue<string>();
}
