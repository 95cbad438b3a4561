namespace Commerce.Api.Tests.Fuzz;

/// <summary>Writes conversations, and smaller ones of the same for the search of the smallest that fails.</summary>
internal static class StepWriter
{
    private const int Most = 40;
    private const int Keys = 3;

    private static readonly string[] Actions = ["process", "query", "complete"];

    public static IReadOnlyList<Step> Write(Random random) =>
    [
        new Step.Create(random.Next(3) == 0, random.Next(4) == 0),
        .. Enumerable.Range(0, 10 + random.Next(Most - 10)).Select(_ => One(random)),
    ];

    public static IEnumerable<IReadOnlyList<Step>> Smaller(IReadOnlyList<Step> steps)
    {
        for (var size = steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= steps.Count; at += size)
            {
                yield return [.. steps.Take(at), .. steps.Skip(at + size)];
            }
        }
    }

    private static Step One(Random random) => random.Next(40) switch
    {
        0 => new Step.Create(random.Next(3) == 0, random.Next(4) == 0),
        1 => new Step.Restart(),
        < 5 => new Step.Move(Who(random), Actions[random.Next(Actions.Length)], random.Next(2) == 0 ? null : random.Next(Texts)),
        < 8 => new Step.Repeat(random.Next(Keys)),
        < 21 => new Step.Post(
            Who(random), random.Next(Texts), random.Next(3) > 0, random.Next(3) > 0, random.Next(3) > 0,
            random.Next(3) == 0 ? random.Next(Keys) : null),
        < 26 => new Step.Page(Who(random), Select(random), random.Next(12), Limit(random)),
        < 31 => new Step.Walk(
            Who(random), Select(random), 1 + random.Next(4), random.Next(3) > 0, random.Next(2) == 0, random.Next(4) == 0),
        < 34 => new Step.Count(Who(random), Select(random), random.Next(2) == 0),
        < 38 => new Step.Read(random.Next(24), random.Next(3) == 0),
        _ => new Step.Look(Who(random)),
    };

    private static int Texts => Conversation.Texts.Count;

    private static Selection Select(Random random) =>
        new(random.Next(3) == 0 ? 0 : random.Next(Selection.Filters.Count), random.Next(2) == 0);

    private static int Limit(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => 100,
        2 => 101,
        _ => 1 + random.Next(5),
    };

    // Now and then somebody whom it is no business of.
    private static Role Who(Random random) => random.Next(12) == 0 ? Role.Stranger : (Role)random.Next(3);
}
