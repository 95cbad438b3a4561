using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Amqp;

/// <summary>The broker that events are passed on to. Section <c>Amqp</c>. Without an address there is none.</summary>
internal sealed record AmqpOptions : IValidatableObject
{
    /// <summary>Where the broker is, with the user: <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The topic exchange; declared durable where it is not there.</summary>
    [StringLength(255, MinimumLength = 1)]
    public string Exchange { get; init; } = "commerce.events";

    /// <summary>The account as which the events are read: what it may not see is not passed on.</summary>
    public string? Account { get; init; }

    public int? AccountNo => EntityNumber.Parse("ACC", Account);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is null)
        {
            yield break;
        }

        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("amqp" or "amqps"))
        {
            yield return new ValidationResult("Amqp:Url begins with amqp:// or amqps://.", [nameof(Url)]);
        }

        if (AccountNo is null)
        {
            yield return new ValidationResult(
                "Amqp:Account names the account whose events are passed on, such as ACC-1234-5678.", [nameof(Account)]);
        }
    }
}
