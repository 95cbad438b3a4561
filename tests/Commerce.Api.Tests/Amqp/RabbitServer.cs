using System.Diagnostics;
using System.Globalization;
using Commerce.Api.Tests.Faults;
using Commerce.Foundation.Database.Embedded;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Commerce.Api.Tests.Amqp;

/// <summary>A RabbitMQ of a test's own, on this machine alone, which can be killed and started again.</summary>
internal sealed class RabbitServer : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-rabbit-").FullName;
    private readonly int _port = FreePort.Next();
    private readonly int _distribution = FreePort.Next();
    private readonly int _names = FreePort.Next();
    private Process? _process;

    public static bool IsInstalled => File.Exists(Program);

    public string Url => $"amqp://guest:guest@127.0.0.1:{_port}/";

    private string PidFile => Path.Combine(_folder, "pid");

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "plugins"), "[].");
        File.Delete(PidFile);
        _process = Process.Start(new ProcessStartInfo(Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = _folder,
                ["RABBITMQ_NODENAME"] = $"commerce{_port}@localhost",
                ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
                ["RABBITMQ_NODE_PORT"] = Text(_port),
                ["RABBITMQ_DIST_PORT"] = Text(_distribution),
                ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
                ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
                ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbit"),
                ["RABBITMQ_PID_FILE"] = PidFile,
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
                ["ERL_EPMD_PORT"] = Text(_names),
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            },
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Poll.UntilAsync("the broker takes connections", IsUpAsync);
    }

    /// <summary>SIGKILL, as if the machine were gone.</summary>
    public async Task KillAsync()
    {
        await Command.RunAsync("kill", ["-KILL", (await File.ReadAllTextAsync(PidFile)).Trim()], CancellationToken.None);
        await _process!.WaitForExitAsync();
        _process.Dispose();
    }

    public Task<IConnection> ConnectAsync() => new ConnectionFactory
    {
        Uri = new Uri(Url),
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        // The name server of its own, which outlives it.
        await Command.RunAsync("epmd", ["-port", Text(_names), "-kill"], CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            await using var connection = await ConnectAsync();
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
