namespace Commerce.Api.Tests.Http;

/// <summary>What keeps a browser from making of an answer what it is not.</summary>
internal static class SecurityHeaders
{
    public static void AreOn(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        var policy = answer.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.True(
            policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
            || policy.Contains("sandbox", StringComparison.Ordinal),
            policy);
        Assert.DoesNotContain(
            answer.Headers, header => header.Key.StartsWith("ACCESS-CONTROL", StringComparison.Ordinal)
                || header.Key is "SERVER" or "SET-COOKIE");
    }
}
