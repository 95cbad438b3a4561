using Commerce.Foundation.Telemetry;
using RabbitMQ.Client;

namespace Commerce.Api.Amqp;

/// <summary>An open channel to the broker on which every message is confirmed.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _exchange;

    private Broker(IConnection connection, IChannel channel, string exchange) =>
        (_connection, _channel, _exchange) = (connection, channel, exchange);

    public bool IsOpen => _channel.IsOpen;

    public static async Task<Broker> ConnectAsync(AmqpOptions options, CancellationToken cancellation)
    {
        // What is lost is found out, and done anew, by who publishes: the library would do it in its own time.
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Url!),
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedConnectionTimeout = Patience,
            ContinuationTimeout = Patience,
            ClientProvidedName = "commerce-api",
        };
        var connection = await factory.CreateConnectionAsync(cancellation);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancellation);
        await channel.ExchangeDeclareAsync(
            options.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
        return new Broker(connection, channel, options.Exchange);
    }

    /// <summary>Returns once the broker has taken the event upon itself.</summary>
    /// <param name="type">What happened, which is the routing key.</param>
    public async Task PublishAsync(
        string id, string type, DateTimeOffset at, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        var properties = new BasicProperties
        {
            MessageId = id,
            Type = type,
            ContentType = "application/json",
            Persistent = true,
            Timestamp = new AmqpTimestamp(at.ToUnixTimeSeconds()),
        };
        await _channel.BasicPublishAsync(
            _exchange, routingKey: type, mandatory: false, properties, body, deadline.Token);
        Measures.Published.Add(1);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
