using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>What every error of the connector looks like.</summary>
internal static class ErrorAnswers
{
    /// <summary>Asserts an error in its envelope, with this code.</summary>
    public static JsonObject IsError(this Answer answer, HttpStatusCode status, string code)
    {
        answer.Is(status);
        Assert.Equal("application/json; charset=utf-8", answer.MediaType);
        Assert.Equal("error", Assert.Single(answer.Json).Key);
        var error = answer.Json["error"]!.AsObject();
        Assert.Equal(code, Wire.Text(error, "code"));
        Assert.Subset(
            new HashSet<string> { "id", "code", "message", "docs", "time", "details" },
            error.Select(member => member.Key).ToHashSet());
        Assert.Matches("^ERR[A-HJ-NP-Z2-9]{17}$", Wire.Text(error, "id"));
        Assert.NotEqual("", Wire.Text(error, "message"));
        Assert.EndsWith($"#{code}", Wire.Text(error, "docs"), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Wire.Text(error, "time"));
        return error;
    }
}
