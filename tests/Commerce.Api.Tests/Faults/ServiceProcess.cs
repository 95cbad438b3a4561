using System.Diagnostics;
using System.Globalization;
using System.Net;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Faults;

/// <summary>A copy of the built service as a process of its own, on a port that it keeps when it is started again.</summary>
internal sealed class ServiceProcess(string connectionString, params (string Name, string Value)[] settings)
    : IAsyncDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Lock _lock = new();
    private readonly Queue<string> _output = [];
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public int ProcessId => _process!.Id;

    public bool HasExited => _process!.HasExited;

    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts, and does not wait for anything.</summary>
    public void Launch()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Commerce.Api.dll"), "--urls", Address.ToString() },
            Environment =
            {
                ["ConnectionStrings__Commerce"] = connectionString,
                ["Commerce__Demo"] = "false",
                ["Hosting__DrainSeconds"] = "0",
                ["Logging__LogLevel__Default"] = "Error",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Task ReadyAsync() => Poll.UntilAsync("the service is ready", async () =>
        HasExited ? throw new InvalidOperationException($"The service ended: {Output()}") : await IsReadyAsync());

    /// <summary>Asks as a balancer does.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager ends it.</summary>
    /// <returns>The exit code, and how long it took.</returns>
    public async Task<(int Code, TimeSpan After)> TerminateAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        await BeginTerminationAsync();
        await _process!.WaitForExitAsync().WaitAsync(LongestEnd);
        return (_process.ExitCode, Stopwatch.GetElapsedTime(begun));
    }

    public async Task BeginTerminationAsync()
    {
        var kill = await Command.RunAsync(
            "kill", ["-TERM", ProcessId.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
        Assert.True(kill.Succeeded, kill.Output);
    }

    /// <summary>Memory that the process holds, in MiB; 0 where the system does not tell.</summary>
    public double MemoryMebibytes()
    {
        _process!.Refresh();
        return _process.WorkingSet64 / 1024.0 / 1024.0;
    }

    /// <summary>The last lines that it has printed.</summary>
    public string Output()
    {
        lock (_lock)
        {
            return string.Join('\n', _output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _http.Dispose();
    }

    private void Heard(string? line)
    {
        lock (_lock)
        {
            _output.Enqueue(line ?? "");
            if (_output.Count > 50)
            {
                _output.Dequeue();
            }
        }
    }
}
