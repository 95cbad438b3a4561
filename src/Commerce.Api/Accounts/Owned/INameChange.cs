namespace Commerce.Api.Accounts.Owned;

/// <summary>A body that may name a new name.</summary>
internal interface INameChange
{
    string Name { get; }
}
