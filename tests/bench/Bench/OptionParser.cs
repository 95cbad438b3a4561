using System.CommandLine;
using Commerce.Bench.Data;
using Commerce.Bench.Scenarios;

namespace Commerce.Bench;

/// <summary>The command line, as <c>tests/bench/run</c> passes it on.</summary>
internal sealed class OptionParser
{
    // To stop the servers and PostgreSQL, behind a measurement.
    private static readonly TimeSpan EndPatience = TimeSpan.FromMinutes(1);

    private readonly Option<Scale> _scale = new("--scale")
    {
        Description = "Messages in the database, from 20k to 20m.",
        DefaultValueFactory = _ => new Scale(2_000_000),
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (Scale.Parse(text) is { } scale)
            {
                return scale;
            }

            result.AddError($"{text} is no scale: give 20k, 2m or any number of thousands up to 20m.");
            return null;
        },
    };

    private readonly Option<int> _rounds = Number("--rounds", "Rounds; each measures every server once.", 7, 1_000);
    private readonly Option<int> _seconds = Number("--seconds", "Seconds a measurement.", 5, 3_600);
    private readonly Option<int> _connections = Number("--connections", "Connections of the load.", 16, 10_000);
    private readonly Option<int> _pool = Number("--pool", "Database connections of `bare` and `fastify`.", 16, 100);

    private readonly Option<string[]> _only = new("--only")
    {
        Description = $"Scenarios, commas between them: {string.Join(", ", Catalogue.Names)}.",
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var names = result.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
            foreach (var unknown in names.Except(Catalogue.Names))
            {
                result.AddError($"There is no scenario {unknown}. There are {string.Join(", ", Catalogue.Names)}.");
            }

            return names;
        },
    };

    private readonly Option<string> _service = Folder("--service", "A published build of the service.");
    private readonly Option<string?> _against = new("--against")
    {
        Description = "Another published build, measured beside the first in every round.",
    };

    private readonly Option<string> _data = Folder("--data", "Where the databases are, kept for the next run.");
    private readonly Option<string?> _out = new("--out") { Description = "A file for the report." };

    /// <summary>Runs the bench with what the command line says.</summary>
    public Task<int> InvokeAsync(string[] args, Func<Options, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("Measures the service beside servers that do less.")
        {
            _scale, _rounds, _seconds, _only, _connections, _pool, _service, _against, _data, _out,
        };
        command.SetAction((parsed, cancellation) => run(new Options(
            parsed.GetRequiredValue(_scale), parsed.GetRequiredValue(_rounds),
            TimeSpan.FromSeconds(parsed.GetRequiredValue(_seconds)), parsed.GetRequiredValue(_only),
            parsed.GetRequiredValue(_connections), parsed.GetRequiredValue(_service), parsed.GetValue(_against),
            Path.GetFullPath(parsed.GetRequiredValue(_data)), parsed.GetRequiredValue(_pool), parsed.GetValue(_out)),
            cancellation));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = EndPatience });
    }

    private static Option<string> Folder(string name, string description) =>
        new(name) { Description = description, Required = true };

    private static Option<int> Number(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 1 || result.GetValue(option) > most)
            {
                result.AddError($"{name} is from 1 to {most}.");
            }
        });
        return option;
    }
}
