namespace Commerce.Api.Tests.Fuzz;

/// <summary>A message as the model has it.</summary>
/// <param name="Content">Of the service's own sentences what was first read of them.</param>
/// <param name="Author">Null where the service wrote it.</param>
internal sealed record ModelMessage(
    int Number, bool IsSystem, Role? Author, string Content, bool Client, bool Vendor, bool Operations)
{
    public bool IsSeenBy(Role role) => role switch
    {
        Role.Client => Client,
        Role.Vendor => Vendor,
        Role.Operations => Operations,
        Role.Stranger => false,
    };
}
