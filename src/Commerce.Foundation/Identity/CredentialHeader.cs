namespace Commerce.Foundation.Identity;

/// <summary>Endpoint metadata: who calls is told in this header, by the bare credential.</summary>
internal sealed record CredentialHeader(string Name)
{
    public static string? NameOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<CredentialHeader>()?.Name;
}
