using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Every operation of the document, called in every way that comes to mind, answers as the document says.</summary>
public sealed class OperationFuzzTests(FuzzApi api) : IClassFixture<FuzzApi>
{
    private const int Cases = 60;
    private const int Tries = 3;

    // A hang guard, not a measure: the machine may be busy with something else.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Judge _judge = new(Contract.Current);
    private readonly ConcurrentDictionary<(string Operation, int Status), int> _seen = new();
    private string? _found;

    [Fact]
    public async Task Every_operation_answers_as_the_document_says()
    {
        var writer = new CallWriter(Contract.Current, api.Pool);
        await FuzzSettings.RunAsync(config =>
        {
            var findings = new List<string>();
            foreach (var (i, operation) in Contract.Current.Operations.Index())
            {
                var calls = Gen.Choose(0, int.MaxValue).Select(seed => writer.Write(operation, new Random(seed)));
                try
                {
                    Prop.ForAll(Arb.From(calls, call => call.Smaller()), CheckAsync).Check(config(i, Cases));
                }
                catch (Exception error)
                {
                    // The smallest call that failed, one an operation; then the next operation.
                    findings.Add(_found ?? error.ToString());
                    _found = null;
                }
            }

            Assert.True(findings.Count == 0, string.Join("\n\n", findings));
        });

        // A call that is always refused tells little of what is behind the refusal.
        var refused = Contract.Current.Operations.Select(operation => operation.Id)
            .Except(_seen.Keys.Where(seen => seen.Status < 300).Select(seen => seen.Operation));
        Assert.True(!refused.Any(), $"Never answered with a success: {string.Join(", ", refused)}");
    }

    private async Task CheckAsync(Call call)
    {
        for (var i = 1; ; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            Answer answer;
            try
            {
                answer = await api.SendAsync(call);
            }
            catch (Exception error) when (IsStream(call) && error is (ArgumentException or FormatException))
            {
                // A stream ends amid a line where a row of it cannot be computed: its status is long sent.
                return;
            }

            var time = Stopwatch.GetElapsedTime(begin);
            _seen.AddOrUpdate((call.Operation.Id, (int)answer.Status), 1, (_, count) => count + 1);
            var isBusy = time > Longest || answer.Status == HttpStatusCode.ServiceUnavailable;
            if (isBusy && i < Tries)
            {
                continue;
            }

            IEnumerable<string> findings = _judge.Findings(call, answer);
            findings = isBusy ? findings.Append($"it took {time.TotalSeconds:0.0} s, {Tries} times over") : findings;
            if (findings.Any())
            {
                _found = $"{string.Join('\n', findings)}\n{call}\n{(int)answer.Status} {answer.Text}";
                Assert.Fail(_found);
            }

            return;
        }
    }

    private static bool IsStream(Call call) =>
        call.Headers.Any(header => header.Value.Contains("application/jsonl", StringComparison.Ordinal));
}
