namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to confirm that it is there.</summary>
internal sealed class AuthenticationRequestItem() : RequestItemType("AuthenticationRequestItem");
