using System.Net;
using System.Text.RegularExpressions;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>What callers put into their calls, found nowhere behind them.</summary>
public sealed partial class CanaryTests(CanaryService service) : IClassFixture<CanaryService>
{
    [Fact]
    public void Calls_succeeded_and_failed_in_every_way()
    {
        var statuses = service.Answers.Select(answer => (int)answer.Status).Distinct().ToHashSet();

        Assert.Superset(new HashSet<int> { 200, 201, 400, 401, 403, 404, 405, 406, 412, 414, 422, 431, 500 }, statuses);
        Assert.Equal(2, service.Answers.Count(answer => answer.Status == HttpStatusCode.InternalServerError));
    }

    [Fact]
    public void Logs_tell_of_every_call_and_every_fault()
    {
        Assert.Contains(service.Output, line => line.Contains("201 in ", StringComparison.Ordinal));
        var faults = service.Output.Where(line => line.Contains("failed: internal-error", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Contains("message_foreign", fault, StringComparison.Ordinal));
        // Found by what the caller was told.
        Assert.All(
            service.Answers.Where(answer => answer.Status == HttpStatusCode.InternalServerError),
            answer => Assert.Contains(faults, fault => fault.Contains(
                answer.Json["traceId"]!.GetValue<string>().Split('-')[1], StringComparison.Ordinal)));
    }

    [Fact]
    public void Logs_hold_nothing_of_a_caller()
    {
        Assert.DoesNotContain(service.Output, line => line.Contains(CanaryCalls.Bird, StringComparison.OrdinalIgnoreCase));
        Assert.All(service.Secrets, secret => Assert.DoesNotContain(
            service.Output, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_line_of_a_log_is_begun_by_a_caller()
    {
        Assert.DoesNotContain(service.Output, line => line.Contains(CanaryCalls.NextLine, StringComparison.OrdinalIgnoreCase));
        var begin = service.Output.ToList().FindIndex(line => line.StartsWith("Stop with", StringComparison.Ordinal));
        Assert.All(
            service.Output.Skip(begin + 1).Where(line => line.Length > 0), line => Assert.Matches(LineStart(), line));
    }

    [Fact]
    public void Spans_and_metrics_hold_nothing_of_a_caller()
    {
        Assert.Contains("db.query.text", service.Sent, StringComparison.Ordinal);
        Assert.Contains("exception.stacktrace", service.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain(CanaryCalls.Bird, service.Sent, StringComparison.OrdinalIgnoreCase);
        Assert.All(service.Secrets, secret => Assert.DoesNotContain(secret, service.Sent, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_repeat_names_and_no_values()
    {
        var problems = service.Answers.Where(answer => (int)answer.Status >= 400).Select(answer => answer.Text).ToList();

        Assert.NotEmpty(problems);
        foreach (var secret in service.Secrets.Concat(CanaryCalls.NeverEchoed))
        {
            Assert.DoesNotContain(problems, problem => problem.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (trce|dbug|info|warn|fail|crit): [A-Z]")]
    private static partial Regex LineStart();
}
