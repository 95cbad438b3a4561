namespace Commerce.Api.Tests.Http;

/// <summary>The name under which a caller says that it called: never part of an answer, whoever made it up.</summary>
internal static class HostNames
{
    public static void AreNotIn(Answer answer, string name)
    {
        Assert.DoesNotContain(name, answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            answer.Headers.SelectMany(header => header),
            value => Assert.DoesNotContain(name, value, StringComparison.OrdinalIgnoreCase));
    }
}
