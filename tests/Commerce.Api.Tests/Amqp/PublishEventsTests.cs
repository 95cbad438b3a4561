using System.Collections.Concurrent;
using System.Text.Json;
using Commerce.Api.Tests.Connector;
using Commerce.Api.Tests.Faults;
using Commerce.Api.Tests.Telemetry;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Commerce.Api.Tests.Amqp;

/// <summary>Events by way of a broker.</summary>
[Collection(FaultCollection.Name)]
public sealed class PublishEventsTests(PostgresServer server)
{
    private const int Messages = 60;
    private const int Attributes = 5;
    private const string Queue = "partner";
    private const string ConnectorQueue = "connector";

    [Fact]
    public async Task Broker_that_is_killed_loses_nothing_and_is_told_nothing_hidden()
    {
        Assert.SkipUnless(
            RabbitServer.IsInstalled, "RabbitMQ is not installed: apt-get install rabbitmq-server brings it.");
        await using var broker = new RabbitServer();
        await broker.StartAsync();
        await BindAsync(broker);
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        await using var collector = await Collector.StartAsync();
        await using var service = new ServiceProcess(
            connection, ("Amqp__Url", broker.Url), ("Amqp__Account", request.Vendor.Id),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"));
        await service.StartAsync();
        await Poll.UntilAsync("it is known from where on events are passed on", async () => await CountAsync(connection) == 2);
        using var connector = ConnectorParty.Of(service.Address, request.Vendor);
        using var stranger = ConnectorParty.Of(service.Address, request.Client);
        await MakeAttributesAsync(connector, "before");
        await MakeAttributesAsync(stranger, "never");
        using var chatter = new Chatter([request], service.Address);
        var writing = chatter.RunAsync(writers: 4, Messages);
        await Poll.UntilAsync("some are posted", () => Task.FromResult(chatter.Done >= Messages / 3));

        await broker.KillAsync();
        await writing;
        await MakeAttributesAsync(connector, "after");
        await broker.StartAsync();

        var attributes = await ReceiveAsync(broker, ConnectorQueue, 2 * Attributes, ReadAttribute);
        Assert.Equal(
            Values("before").Concat(Values("after")), attributes.DistinctBy(attribute => attribute.Id).Select(attribute => attribute.Content));
        var told = await ReceiveAsync(broker, Queue, chatter.Visible.Count, ReadMessage);
        Assert.Equal(
            chatter.Visible.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => (message.Key, message.Value)),
            told.Distinct().OrderBy(message => message.Id, StringComparer.Ordinal));
        Assert.Equal(
            told.Distinct().Select(message => message.Id).Order(StringComparer.Ordinal),
            told.DistinctBy(message => message.Id).Select(message => message.Id));
        await Poll.UntilAsync("what was confirmed is counted", () => Task.FromResult(collector.Points.Any(
            point => point.Name == "commerce.amqp.events" && point.Value >= chatter.Visible.Count)));
    }

    [Theory]
    [InlineData("http://localhost", "ACC-1234-5678", "Amqp:Url")]
    [InlineData("amqp://localhost", null, "Amqp:Account")]
    [InlineData("amqp://localhost", "TKN-1234-5678", "Amqp:Account")]
    public async Task Setting_that_cannot_be_meant_ends_the_start(string url, string? account, string named)
    {
        var connection = await server.CreateDatabaseAsync();
        await using var service = new ServiceProcess(connection, ("Amqp__Url", url), ("Amqp__Account", account ?? ""));

        service.Launch();

        await Poll.UntilAsync("it ends", () => Task.FromResult(service.HasExited));
        await Poll.UntilAsync("it says why", () => Task.FromResult(service.Output().Contains(named, StringComparison.Ordinal)));
    }

    private static async Task<long> CountAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from event_publisher", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task BindAsync(RabbitServer broker)
    {
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("commerce.events", ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Queue, "commerce.events", "message.*");
        await channel.QueueDeclareAsync(ConnectorQueue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(ConnectorQueue, "commerce.events", "consumption.*");
    }

    private static async Task MakeAttributesAsync(ConnectorParty party, string when)
    {
        foreach (var value in Values(when))
        {
            await party.PostAsync(
                "Attributes", Wire.Parse($$$"""{"content":{"value":{"@type":"JobTitle","value":"{{{value}}}"} } }"""));
        }
    }

    private static IEnumerable<string> Values(string when) => Enumerable.Range(0, Attributes).Select(i => $"{when} {i}");

    private static (string Id, string Content) ReadMessage(BasicDeliverEventArgs delivery)
    {
        var text = JsonElement.Parse(delivery.Body.Span);
        Assert.Equal(delivery.BasicProperties.MessageId, text.GetProperty("id").GetString());
        Assert.Equal("message.created", delivery.RoutingKey);
        var data = text.GetProperty("data");
        return (data.GetProperty("id").GetString()!, data.GetProperty("content").GetString()!);
    }

    /// <summary>As connectors publish it: the event's name outside, its data within.</summary>
    private static (string Id, string Content) ReadAttribute(BasicDeliverEventArgs delivery)
    {
        Assert.Equal("consumption.attributeCreated", delivery.RoutingKey);
        Assert.StartsWith("evt_", delivery.BasicProperties.MessageId, StringComparison.Ordinal);
        var content = JsonElement.Parse(delivery.Body.Span).GetProperty("content");
        return (delivery.BasicProperties.MessageId!, content.GetProperty("value").GetProperty("value").GetString()!);
    }

    private static async Task<IReadOnlyList<(string Id, string Content)>> ReceiveAsync(
        RabbitServer broker, string queue, int expected, Func<BasicDeliverEventArgs, (string Id, string Content)> read)
    {
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var told = new ConcurrentQueue<(string Id, string Content)>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            told.Enqueue(read(delivery));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        await Poll.UntilAsync(
            $"{expected} messages come",
            () => Task.FromResult(told.DistinctBy(message => message.Id).Count() >= expected));
        // What comes beyond is not to be there.
        await Task.Delay(500);
        return [.. told];
    }
}
