namespace Commerce.Foundation.Http;

/// <summary>Whether a caller of an action wants to see the object afterwards.</summary>
internal static class Representation
{
    /// <summary>
    /// True with <c>Prefer: return=representation</c> (RFC 7240, section 4.2) or <c>Accept: application/json</c> and nothing
    /// else, as clients send it that read every answer as JSON; false with <c>Prefer: return=minimal</c>.
    /// </summary>
    public static bool IsWanted(HttpContext http)
    {
        var preferred = http.Request.Headers["Prefer"]
            .SelectMany(header => (header ?? "").Split(','))
            .Select(preference => preference.Split(';')[0].Replace(" ", "", StringComparison.Ordinal).Trim())
            .FirstOrDefault(preference => preference.StartsWith("return=", StringComparison.OrdinalIgnoreCase));
        return preferred?.ToUpperInvariant() switch
        {
            "RETURN=REPRESENTATION" or "RETURN=\"REPRESENTATION\"" => Applied(http, "return=representation", true),
            "RETURN=MINIMAL" or "RETURN=\"MINIMAL\"" => Applied(http, "return=minimal", false),
            _ => http.Request.Headers.Accept is [{ } accept]
                && accept.Trim().Equals(Negotiation.Json, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool Applied(HttpContext http, string preference, bool isWanted)
    {
        http.Response.Headers["Preference-Applied"] = preference;
        return isWanted;
    }
}
