using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Commerce.Bench.Servers;

/// <summary>One of the measured servers, as a process of its own on a port of this machine.</summary>
internal sealed class Server : IAsyncDisposable
{
    // It may have to migrate all of the data first.
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly Process _process;
    private readonly string _log;

    private Server(string name, int port, string log, Process process)
    {
        Name = name;
        Address = new Uri($"http://127.0.0.1:{port}");
        _log = log;
        _process = process;
    }

    public string Name { get; }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>From the start of the process to its first ready answer.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>The service takes credentials; the baselines do not know any.</summary>
    public bool IsService { get; private init; }

    public static async Task<Server> StartAsync(ServerProgram program, string connection, string logs)
    {
        var port = FreePort.Next();
        Directory.CreateDirectory(logs);
        var log = Path.Combine(logs, $"{program.Name}.log");
        // What it prints goes to a file without passing through this process, whose time is the client's.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "log=$0; exec \"$@\" >\"$log\" 2>&1", log },
        };
        foreach (var argument in program.Command(port))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ConnectionStrings__Commerce"] = connection;
        // The names of the file whence the databases come say nothing: Production, as a user has it.
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        var begun = Stopwatch.GetTimestamp();
        var server = new Server(program.Name, port, log, Process.Start(start)!) { IsService = program.IsService };
        await server.ReadyAsync(begun);
        return server;
    }

    /// <summary>The last lines that it has printed.</summary>
    public string Output() => string.Join('\n', File.ReadLines(_log).TakeLast(10));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start(
                "kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(EndPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private async Task ReadyAsync(long begun)
    {
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begun) > StartPatience)
            {
                throw new BenchException($"{Name} does not start: {Output()}");
            }

            await Task.Delay(Pause);
        }

        StartedIn = Stopwatch.GetElapsedTime(begun);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
