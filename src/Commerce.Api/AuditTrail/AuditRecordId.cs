using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.AuditTrail;

/// <summary>
/// The id of a record: 13 digits of its time in milliseconds since 1970, then the 7 of a random number, in groups of
/// four. Text that follows no such grammar is the id of nothing.
/// </summary>
[PathId("The record's id.", AuditRecordId.Pattern, "AUD-1769-9004-0000-0042-1337")]
internal readonly record struct AuditRecordId(DateTimeOffset At, int Nonce) : IParsable<AuditRecordId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Aa][Uu][Dd](-[0-9]{4}){5}$";

    private const long Nonces = 10_000_000;

    public static AuditRecordId None { get; } = new(DateTimeOffset.UnixEpoch, -1);

    public string Href => $"/v1/audit/records/{this}";

    public static AuditRecordId Parse(string? s, IFormatProvider? provider = null)
    {
        if (EntityNumber.Digits("AUD", s) is not [var a, var b, var c, var d, var e])
        {
            return None;
        }

        // The groups are cut without regard to where the time ends: its last digit leads the fourth.
        var milliseconds = (((((a * 10_000L) + b) * 10_000L) + c) * 10) + (d / 1_000);
        return new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), ((d % 1_000) * 10_000) + e);
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AuditRecordId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) =>
        Parse(text) is { Nonce: >= 0 } id ? new IdValue(id.ToString(), [id.At, id.Nonce]) : null;

    public override string ToString()
    {
        var digits = string.Create(
            CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds():0000000000000}{Nonce:0000000}");
        return $"AUD-{string.Join('-', digits.Chunk(4).Select(group => new string(group)))}";
    }
}
