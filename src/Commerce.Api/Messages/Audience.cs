namespace Commerce.Api.Messages;

/// <summary>Which account types see a message that is stored.</summary>
internal readonly record struct Audience(bool Client, bool Vendor, bool Operations);
