using System.ComponentModel;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Messages;

/// <summary>
/// Which account types shall see a message or an attachment. What is left out is true; the author's own account type always sees it.
/// All three false is refused.
/// </summary>
public sealed record NewVisibility
{
    /// <summary>The client sees it.</summary>
    /// <example>true</example>
    [DefaultValue(true)]
    public bool Client { get; init; } = true;

    /// <summary>The vendor sees it.</summary>
    /// <example>true</example>
    [DefaultValue(true)]
    public bool Vendor { get; init; } = true;

    /// <summary>Operations sees it.</summary>
    /// <example>false</example>
    [DefaultValue(true)]
    public bool Operations { get; init; } = true;

    internal Audience For(AccountType author) => new(
        Client || author == AccountType.Client,
        Vendor || author == AccountType.Vendor,
        Operations || author == AccountType.Operations);

    internal void Check(FieldErrors errors)
    {
        if (!Client && !Vendor && !Operations)
        {
            errors.Add("visibility", "At least one account type must see it.");
        }
    }
}
