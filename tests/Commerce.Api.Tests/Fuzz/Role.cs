namespace Commerce.Api.Tests.Fuzz;

/// <summary>Who takes part in a conversation, or tries to.</summary>
internal enum Role
{
    Client,
    Vendor,
    Operations,
    Stranger,
}
