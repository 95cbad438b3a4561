using System.Text.Json;
using Commerce.Api.Requests;
using Commerce.Foundation.Database.Embedded;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>What a person needs to try the demo, as <c>demo.json</c> in the data folder.</summary>
internal sealed record DemoFile(
    string BaseUrl, string Request, DemoKeys Accounts, DemoKeys Users, DemoKeys Tokens, DemoConnector Connector)
{
    private const string Name = "demo.json";

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <param name="sender">The client's address as a connector.</param>
    /// <param name="recipient">The vendor's.</param>
    public static DemoFile With(IReadOnlyDictionary<int, ApiToken> tokens, string sender, string recipient) => new(
        "",
        new RequestId(DemoIds.Request).ToString(),
        DemoKeys.Of(party => EntityNumber.Format("ACC", party.AccountNo)),
        DemoKeys.Of(party => EntityNumber.Format("USR", party.UserNo)),
        DemoKeys.Of(party => tokens[party.TokenNo].Reveal()),
        new DemoConnector(
            new DemoPeer(tokens[DemoIds.Client.TokenNo].Reveal(), sender),
            new DemoPeer(tokens[DemoIds.Vendor.TokenNo].Reveal(), recipient)));

    /// <summary>Null where there is none that can be used.</summary>
    public static async Task<DemoFile?> ReadAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(PathIn(folder));
            return await JsonSerializer.DeserializeAsync(stream, DemoJson.Default.DemoFile, cancellation);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Appears whole, by a rename, and is never readable by others.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        DataDirectory.Create(folder);
        var incoming = $"{PathIn(folder)}.new";
        // What an interrupted start left behind: a file that exists would keep its mode.
        File.Delete(incoming);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(incoming, options))
        {
            await JsonSerializer.SerializeAsync(stream, this, DemoJson.Default.DemoFile, cancellation);
            stream.WriteByte((byte)'\n');
        }

        File.Move(incoming, PathIn(folder), overwrite: true);
    }
}
