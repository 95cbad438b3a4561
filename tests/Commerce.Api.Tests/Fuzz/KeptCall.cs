using System.Net;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>The first call under an idempotency key, and what it was answered.</summary>
internal sealed record KeptCall(string Path, byte[] Body, Answer Answer)
{
    private static readonly string[] Same = ["Content-Type", "Location", "ETag"];

    public void IsRepeatedBy(Answer again)
    {
        Assert.Equal(Answer.Text, again.Is(HttpStatusCode.Created).Text);
        Assert.Equal(Answer.Bytes, again.Bytes);
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.All(Same, name => Assert.Equal(Answer.Header(name), again.Header(name)));
    }
}
