using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>
/// The ids that the parties' own systems give a request. Each account type sees and sets its own key only.
/// </summary>
public sealed record ExternalIds
{
    private const int Longest = 250;

    /// <summary>The client's own id.</summary>
    /// <example>PO-2026-118</example>
    [StringLength(Longest, MinimumLength = 1)]
    public string? Client { get; init; }

    /// <summary>The vendor's own id.</summary>
    /// <example>CASE-7741</example>
    [StringLength(Longest, MinimumLength = 1)]
    public string? Vendor { get; init; }

    /// <summary>The marketplace's own id.</summary>
    /// <example>OPS-33</example>
    [StringLength(Longest, MinimumLength = 1)]
    public string? Operations { get; init; }

    /// <summary>The id under the key of an account type.</summary>
    internal string? Of(AccountType type) => type switch
    {
        AccountType.Client => Client,
        AccountType.Vendor => Vendor,
        AccountType.Operations => Operations,
    };

    internal void Check(FieldErrors errors)
    {
        foreach (var type in Enum.GetValues<AccountType>())
        {
            if (Of(type) is { Length: 0 })
            {
                errors.Add(Path(type), "An id has at least 1 character; leave it out where there is none.");
            }
            else if (Of(type)?.EnumerateRunes().Count() > Longest)
            {
                errors.Add(Path(type), $"At most {Longest} characters.");
            }
        }
    }

    internal void RefuseForeign(FieldErrors errors, Caller caller)
    {
        foreach (var type in Enum.GetValues<AccountType>().Where(type => type != caller.Type && Of(type) is not null))
        {
            errors.Add(Path(type), "Each account type sets its own key only.");
        }
    }

    private static string Path(AccountType type) => $"externalIds.{type.Key()}";
}
