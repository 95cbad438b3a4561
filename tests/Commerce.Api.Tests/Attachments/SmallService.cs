using System.Globalization;
using System.Net.Http.Headers;
using Commerce.Api.Tests.Demo;

namespace Commerce.Api.Tests.Attachments;

/// <summary>
/// The service as a process of its own, with the demo's request, a place for temporary files that is its own, and a heap
/// that does not hold three files of the largest size.
/// </summary>
public sealed class SmallService(PostgresServer server) : IAsyncLifetime
{
    public const int HeapBytes = 80 * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;
    private RunningCopy? _copy;

    public Installation Installation { get; private set; } = null!;

    public RunningCopy Copy => _copy!;

    /// <summary>Where uploads wait until they are whole.</summary>
    public string Spool => Path.Combine(_folder, "spool");

    public Uri Address => new(Installation.ReadFile().GetProperty("baseUrl").GetString()!);

    public string Token => Installation.Tokens()["client"];

    public string Attachments => $"/v1/commerce/requests/{Installation.ReadFile().GetProperty("request")}/attachments";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Spool);
        Installation = new Installation(await server.CreateEmptyDatabaseAsync(), Path.Combine(_folder, "data"));
        await RestartAsync();
    }

    public async Task RestartAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        _copy = await RunningCopy.StartAsync(
            Installation,
            ("DOTNET_GCHeapHardLimit", HeapBytes.ToString("X", CultureInfo.InvariantCulture)),
            ("TMPDIR", Spool));
    }

    public HttpClient Client()
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }

    /// <summary>The most memory that the process has ever held, in bytes; 0 where the system does not tell.</summary>
    public long PeakMemory()
    {
        var status = $"/proc/{Copy.ProcessId}/status";
        return File.Exists(status)
            ? 1024 * long.Parse(
                File.ReadLines(status).First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>Files that the process has open without a name: uploads on their way.</summary>
    public int UnfinishedUploads()
    {
        var handles = new DirectoryInfo($"/proc/{Copy.ProcessId}/fd");
        return handles.Exists
            ? handles.EnumerateFileSystemInfos().Count(handle =>
                handle.LinkTarget?.StartsWith(Spool, StringComparison.Ordinal) == true)
            : 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
