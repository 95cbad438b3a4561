using Bogus;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <summary>Who takes part in the demo. The first client and the first vendor are those of the main request.</summary>
internal sealed record DemoCast(
    IReadOnlyList<DemoAccount> Clients, IReadOnlyList<DemoAccount> Vendors, DemoAccount Operations)
{
    public IEnumerable<DemoAccount> Accounts => [.. Clients, .. Vendors, Operations];

    public static DemoCast Create(Randomizer random)
    {
        var numbers = new NumberDraw(random);
        DemoAccount Account(
            AccountType type, string name, string locale, int users, DemoParty? party, params string[] products) => new(
            party?.AccountNo ?? numbers.Next(),
            type,
            name,
            party?.TokenNo,
            Users(new Faker(locale) { Random = random }, numbers, users, party?.UserNo),
            [.. products.Select(product => new DemoProduct(numbers.Next(), product))]);

        return new DemoCast(
            [
                Account(AccountType.Client, "Contoso", "en", 4, DemoIds.Client),
                Account(AccountType.Client, "Halden & Söhne GmbH", "de", 3, DemoIds.OtherClient),
                Account(AccountType.Client, "みなと物流 (Minato Logistics)", "ja", 2, null),
            ],
            [
                Account(
                    AccountType.Vendor, "Northlight Software", "en_GB", 4, DemoIds.Vendor,
                    "Northlight Studio", "Northlight Sign", "Northlight Insight"),
                Account(
                    AccountType.Vendor, "Fjord Analytics AS", "nb_NO", 3, null,
                    "Fjord Reports", "Fjord Pipelines", "Fjord Forecast"),
                Account(
                    AccountType.Vendor, "Cirrus Backup, Inc.", "en_US", 2, null,
                    "Cirrus Vault", "Cirrus Mailbox Archive", "Cirrus Recovery"),
            ],
            Account(AccountType.Operations, "Marketplace Operations", "en_IE", 3, DemoIds.Operations));
    }

    private static IReadOnlyList<DemoUser> Users(Faker faker, NumberDraw numbers, int count, int? first) =>
        [.. Enumerable.Range(0, count).Select(i => User(faker, i == 0 && first is { } given ? given : numbers.Next()))];

    private static DemoUser User(Faker faker, int number)
    {
        var given = faker.Name.FirstName();
        var family = faker.Name.LastName();
        return faker.Locale == "ja"
            ? new DemoUser(number, $"{family} {given}", $"{family}-san")
            : new DemoUser(number, $"{given} {family}", given);
    }
}
