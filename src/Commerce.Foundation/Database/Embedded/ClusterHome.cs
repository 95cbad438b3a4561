using System.Security.Cryptography;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>The folder that belongs to the server's user: the cluster, its password and its log.</summary>
internal static class ClusterHome
{
    private const string Note = "cluster-id";

    public static string InPlace(string dataDirectory) => Path.Combine(dataDirectory, "postgres");

    /// <summary>
    /// In the data directory, or, when the service user cannot get there (below /root, say), in the service's own
    /// folder under an id that is noted in the data directory.
    /// </summary>
    public static async Task<string> LocateAsync(string dataDirectory, CancellationToken cancellation)
    {
        var note = Path.Combine(dataDirectory, Note);
        if (File.Exists(note))
            return Elsewhere((await File.ReadAllTextAsync(note, cancellation)).Trim());

        var home = InPlace(dataDirectory);
        if (await ServiceUser.CanEnterAsync(dataDirectory, cancellation))
            return home;
        if (Directory.Exists(home))
            throw new EmbeddedPostgresException(
                $"The database in {home} runs as the user {ServiceUser.Name}, who may not enter that folder.");

        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        await File.WriteAllTextAsync(note, id, cancellation);
        return Elsewhere(id);
    }

    private static string Elsewhere(string id)
    {
        if (id.Length == 0 || !id.All(char.IsAsciiHexDigit))
            throw new EmbeddedPostgresException($"The file {Note} of the data directory is damaged: '{id}' is no id.");
        DataDirectory.Create(DataDirectory.Default);
        var clusters = Path.Combine(DataDirectory.Default, "clusters");
        DataDirectory.Create(clusters);
        return Path.Combine(clusters, id);
    }
}
