using System.Diagnostics;
using Commerce.Foundation.Telemetry;
using Npgsql;

namespace Commerce.Api.Tests.Telemetry;

public sealed class DatabaseErrorTests
{
    [Fact]
    public void Error_of_the_database_is_told_by_its_code_without_its_words()
    {
        using var errors = new DatabaseErrors();
        using var source = new ActivitySource(DatabaseErrors.Source);
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("statement")!;

        span.AddException(new PostgresException("invalid input syntax: \"a caller's text\"", "ERROR", "ERROR", "22P02"));

        var told = Assert.Single(span.Events).Tags.ToDictionary(tag => tag.Key, tag => $"{tag.Value}");
        Assert.Equal("22P02", told["exception.message"]);
        Assert.Equal("Npgsql.PostgresException", told["exception.type"]);
        Assert.DoesNotContain("caller", string.Join(' ', told.Values), StringComparison.Ordinal);
    }
}
