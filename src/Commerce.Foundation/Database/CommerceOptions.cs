namespace Commerce.Foundation.Database;

/// <summary>What the operator of a copy decides. Section <c>Commerce</c>.</summary>
internal sealed record CommerceOptions
{
    public const string ConnectionName = "Commerce";

    /// <summary>Where the service keeps what is its own on this machine; by default the user's data folder.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Makes demo accounts, requests and tokens; by default only where no connection string is given.</summary>
    public bool? Demo { get; init; }

    /// <summary>The folder of PostgreSQL's programs, or <c>download</c>; by default those installed are searched.</summary>
    public string? PostgresBinaries { get; init; }

    public static CommerceOptions From(IConfiguration configuration) =>
        configuration.GetSection("Commerce").Get<CommerceOptions>() ?? new CommerceOptions();
}
