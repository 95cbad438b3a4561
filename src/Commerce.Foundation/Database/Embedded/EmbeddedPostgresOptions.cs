namespace Commerce.Foundation.Database.Embedded;

internal sealed record EmbeddedPostgresOptions
{
    /// <summary>The value of <see cref="Binaries"/> that passes over installed servers.</summary>
    public const string Download = "download";

    /// <summary>Where the cluster lies; processes that name the same folder share one server.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database to connect to; it is created when it is missing.</summary>
    public string Database { get; init; } = "commerce";

    /// <summary>False trades safety in a power cut for speed: for tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The folder of the server's programs, or <see cref="Download"/>; null searches.</summary>
    public string? Binaries { get; init; }

    public int MaxConnections { get; init; } = 100;
}
