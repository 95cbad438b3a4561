using System.ComponentModel.DataAnnotations;
using Commerce.Api.Messages;
using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>What is said of a file that is added.</summary>
[BodyOf(typeof(Attachment))]
public sealed record NewAttachment
{
    internal const int LongestName = 180;
    internal const int LongestDescription = 250;

    /// <summary>What people shall call it: 1 to 180 characters, not blank; by default the name of the file.</summary>
    /// <example>Quote for 250 seats</example>
    [StringLength(LongestName, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>What it is about: at most 250 characters.</summary>
    /// <example>Valid until the end of the month</example>
    [StringLength(LongestDescription)]
    public string? Description { get; init; }

    /// <summary>Which account types shall see it, for good; everyone who sees the request, unless given.</summary>
    public NewVisibility Visibility { get; init; } = new();

    internal void Check(FieldErrors errors)
    {
        if (Name is not null)
        {
            CheckName(errors, Name);
        }

        CheckDescription(errors, Description);
        Visibility.Check(errors);
    }

    internal static void CheckName(FieldErrors errors, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add("name", "An attachment needs a name.");
        }

        if (name.EnumerateRunes().Count() > LongestName)
        {
            errors.Add("name", $"At most {LongestName} characters.");
        }
    }

    internal static void CheckDescription(FieldErrors errors, string? description)
    {
        if (description?.EnumerateRunes().Count() > LongestDescription)
        {
            errors.Add("description", $"At most {LongestDescription} characters.");
        }
    }
}
