using System.Diagnostics;
using System.Net.Http.Headers;

namespace Commerce.Api.Tests.Demo;

/// <summary>The built service as a process of its own, from the moment that it calls itself ready.</summary>
public sealed class RunningCopy : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningCopy(Process process) => _process = process;

    /// <summary>What it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public int ProcessId => _process.Id;

    public static async Task<RunningCopy> StartAsync(
        Installation installation, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Commerce.Api.dll"), "--urls", "http://127.0.0.1:0",
            },
            Environment =
            {
                ["Commerce__DataDirectory"] = installation.Folder,
                ["Commerce__Demo"] = "true",
                ["ConnectionStrings__Commerce"] = installation.ConnectionString,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var copy = new RunningCopy(new Process { StartInfo = start, EnableRaisingEvents = true });
        copy._process.OutputDataReceived += (_, line) => copy.Heard(line.Data);
        copy._process.ErrorDataReceived += (_, line) => copy.Heard(line.Data);
        copy._process.Exited += (_, _) => copy._ready.TrySetException(
            new InvalidOperationException($"The service ended: {copy.Output}"));
        copy._process.Start();
        copy._process.BeginOutputReadLine();
        copy._process.BeginErrorReadLine();
        await copy._ready.Task.WaitAsync(Patience);
        return copy;
    }

    public async Task<HttpResponseMessage> GetAsync(string address, string token)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, address);
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(call);
    }

    /// <summary>Tells it to stop, as a supervisor does, and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _http.Dispose();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        lock (_output)
        {
            _output.Add(line ?? "");
        }

        // The last line of the banner.
        if (line?.StartsWith("Stop with Ctrl+C", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult();
        }
    }
}
