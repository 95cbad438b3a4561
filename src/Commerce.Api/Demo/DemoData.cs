using Bogus;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>
/// The demo's rows. One fixed seed: ids, names and texts are the same on every machine, only times follow the clock.
/// </summary>
internal sealed record DemoData(DemoCast Cast, IReadOnlyList<DemoRequest> Requests)
{
    private const int Seed = 16710642;
    private const int RequestCount = 50;
    private const int MainLength = 115;

    private static readonly RequestStatus[] States = Enum.GetValues<RequestStatus>();

    public static DemoData Create(DateTimeOffset now)
    {
        var random = new Randomizer(Seed);
        var cast = DemoCast.Create(random);
        var script = Script.Read();
        var numbers = new NumberDraw(random);
        var requests = Enumerable.Range(0, RequestCount)
            .Select(i => i == 0
                ? Request(random, script, cast, 0, RequestStatus.Processing, DemoIds.Request, MainLength, now)
                : Request(random, script, cast, i - 1, State(i - 1, cast), numbers.Next(), null, now));
        return new DemoData(cast, [.. requests]);
    }

    /// <summary>Every pair of a client and a vendor meets in every state; the rest are no drafts.</summary>
    private static RequestStatus State(int index, DemoCast cast)
    {
        var round = index / (cast.Clients.Count * cast.Vendors.Count);
        return round < States.Length ? States[round] : States[1 + (index % (States.Length - 1))];
    }

    private static DemoRequest Request(
        Randomizer random, Script script, DemoCast cast, int index,
        RequestStatus status, long number, int? length, DateTimeOffset now)
    {
        var client = cast.Clients[index % cast.Clients.Count];
        var vendor = cast.Vendors[(index / cast.Clients.Count) % cast.Vendors.Count];
        var product = random.ListItem([.. vendor.Products]);
        var thread = new DemoThread(random, script, product.Name, client, vendor, cast.Operations);
        var openings = script.Of("opening");
        thread.Play(
            openings[(index * 3) % openings.Count],
            status,
            length ?? (status == RequestStatus.Draft ? random.Int(1, 6) : random.Int(25, 170)));
        var isMain = length is not null;
        if (isMain)
        {
            thread.PlayFiles();
        }

        var period = isMain
            ? new DemoPeriod(now - TimeSpan.FromDays(41), now - TimeSpan.FromMinutes(9))
            : DemoPeriod.Draw(random, status, now);
        var isTokenAssigned = random.Bool(0.2f) && vendor.TokenNo is not null;
        return new DemoRequest
        {
            Number = number,
            Name = thread.Title,
            Status = status,
            Client = client,
            Vendor = vendor,
            ProductNo = isMain || random.Bool(0.75f) ? product.Number : null,
            RequesterUserNo = isMain || random.Bool(0.7f) ? thread.Person(AccountType.Client).Number : null,
            AssigneeUserNo = isMain || (status != RequestStatus.Draft && !isTokenAssigned && random.Bool(0.8f))
                ? thread.Person(AccountType.Vendor).Number
                : null,
            AssigneeTokenNo = !isMain && status != RequestStatus.Draft && isTokenAssigned ? vendor.TokenNo : null,
            ExternalIds = Ids(random, isMain),
            Messages = period.Place(thread.Lines),
        };
    }

    private static ExternalIds Ids(Randomizer random, bool isMain) => new()
    {
        Client = isMain || random.Bool() ? random.ReplaceNumbers("PO-####-###") : null,
        Vendor = isMain || random.Bool() ? random.ReplaceNumbers("CASE-#####") : null,
        Operations = random.Bool(0.3f) ? random.ReplaceNumbers("OPS-####") : null,
    };
}
