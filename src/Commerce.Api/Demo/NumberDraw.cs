using Bogus;

namespace Commerce.Api.Demo;

/// <summary>Draws two-group numbers, none of them twice and none that the demo has given already.</summary>
internal sealed class NumberDraw(Randomizer random)
{
    private readonly HashSet<int> _taken =
    [
        (int)DemoIds.Request,
        .. DemoIds.Parties.SelectMany(party => new[] { party.AccountNo, party.UserNo, party.TokenNo }),
    ];

    public int Next()
    {
        int number;
        do
        {
            number = random.Int(1000_0000, 9999_9999);
        }
        while (!_taken.Add(number));
        return number;
    }
}
