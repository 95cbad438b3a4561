namespace Commerce.Foundation.Http;

/// <summary>Pages of other origins that may call the service. Section <c>Cors</c>.</summary>
internal sealed record CrossOriginOptions
{
    /// <summary>Origins such as <c>https://portal.example</c>, with commas between them; by default none.</summary>
    public string Origins { get; init; } = "";

    public string[] List =>
        Origins.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
