using System.Text.Json;
using Commerce.Api.Tests.Amqp;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Commerce.Api.Tests.Faults;

/// <summary>Keeps in step by a queue of a broker that the service publishes to.</summary>
internal sealed class QueueListener : IAsyncDisposable
{
    private const string Queue = "follower";

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private QueueListener(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public Told Told { get; } = new("queue of the broker", Chatter.CanaryBytes);

    public static async Task<QueueListener> StartAsync(RabbitServer broker)
    {
        var connection = await broker.ConnectAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("commerce.events", ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Queue, "commerce.events", "message.*");
        var listener = new QueueListener(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            listener.Keep(delivery);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Queue, autoAck: true, consumer);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Keep(BasicDeliverEventArgs delivery)
    {
        Told.Search(delivery.Body.Span);
        var text = JsonElement.Parse(delivery.Body.Span);
        var id = text.GetProperty("id").GetString();
        if (delivery.BasicProperties.MessageId != id || delivery.RoutingKey != "message.created")
        {
            Told.Complain($"{delivery.BasicProperties.MessageId} by {delivery.RoutingKey}: {text}");
        }

        Told.Keep(text.GetProperty("data"), id);
    }
}
