using System.CommandLine;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>Every command of the operator, with what it takes and what it prints.</summary>
internal sealed class CommandTree(OperatorSession session)
{
    private delegate Task<string> Work(ParseResult parsed, ConnectionPool database, CancellationToken cancellation);

    public RootCommand Create() =>
        new("Runs the service, or with one of these commands administers it. Ids and lists go to standard output.")
        {
            Accounts(), Users(), Tokens(), Products(), Health(),
        };

    private Command Accounts()
    {
        var (name, type, icon) = (CommandOptions.Name(), CommandOptions.Type(), CommandOptions.Icon());
        return new Command("accounts", "Clients, vendors, and Operations.")
        {
            Verb("add", "Adds an account and prints its id.", [name, type, icon],
                async (parsed, database, cancellation) => EntityNumber.Format("ACC", await AddAccount.Handle(
                    parsed.GetRequiredValue(type), parsed.GetRequiredValue(name), parsed.GetValue(icon),
                    database, cancellation))),
            Verb("list", "Lists all accounts.", [], async (_, database, cancellation) => CommandTable.Of(
                ["id", "type", "status", "created", "name"],
                await ListOwned.AllAsync(OwnedKind.Account, null, database, cancellation),
                row =>
                [
                    OwnedKind.Account.Id(row.Number), row.OwnerType, row.Status,
                    CommandTable.Time(row.CreatedAt), row.Name,
                ])),
            Disable("Refuses an account, its users and its tokens.", OwnedKind.Account),
            Enable("Lets an account act again.", OwnedKind.Account),
        };
    }

    private Command Users()
    {
        var (account, name) = (CommandOptions.Owner("--account", "Whose user it is."), CommandOptions.Name());
        var filter = CommandOptions.Filter("--account", "Only users of this account.");
        return new Command("users", "People who act for an account.")
        {
            Verb("add", "Adds a user and prints its id.", [account, name], async (parsed, database, cancellation) =>
                EntityNumber.Format("USR", await AddUser.Handle(
                    parsed.GetRequiredValue(account), parsed.GetRequiredValue(name), database, cancellation))),
            Verb("list", "Lists users.", [filter], async (parsed, database, cancellation) => CommandTable.Of(
                ["id", "account", "status", "created", "name"],
                await ListOwned.AllAsync(OwnedKind.User, parsed.GetValue(filter), database, cancellation),
                row =>
                [
                    OwnedKind.User.Id(row.Number), OwnedKind.Account.Id(row.OwnerNo), row.Status,
                    CommandTable.Time(row.CreatedAt), row.Name,
                ])),
            Disable("Refuses a user.", OwnedKind.User),
            Enable("Lets a user act again.", OwnedKind.User),
        };
    }

    private Command Tokens()
    {
        var (account, name) = (CommandOptions.Owner("--account", "Whom it acts for."), CommandOptions.Name());
        var expires = CommandOptions.Expires(TimeProvider.System);
        var filter = CommandOptions.Filter("--account", "Only tokens of this account.");
        return new Command("tokens", "API tokens: credentials of programs that act for an account.")
        {
            Verb("add", "Adds a token and prints its credential, once.", [account, name, expires],
                async (parsed, database, cancellation) =>
                {
                    var token = await AddToken.Handle(
                        parsed.GetRequiredValue(account), parsed.GetRequiredValue(name), parsed.GetValue(expires),
                        database, cancellation);
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        $"This is the credential of {token}. Keep it: it is shown only this once.");
                    return token.Reveal();
                }),
            Verb("list", "Lists tokens, without their secrets.", [filter], async (parsed, database, cancellation) =>
                CommandTable.Of(
                    ["id", "account", "status", "created", "expires", "name"],
                    await ListOwned.AllAsync(OwnedKind.Token, parsed.GetValue(filter), database, cancellation),
                    row =>
                    [
                        OwnedKind.Token.Id(row.Number), OwnedKind.Account.Id(row.OwnerNo), row.Status,
                        CommandTable.Time(row.CreatedAt), CommandTable.Time(row.ExpiresAt), row.Name,
                    ])),
            Disable("Refuses a token from the next call on.", OwnedKind.Token),
            Enable("Lets a token act again.", OwnedKind.Token),
        };
    }

    private Command Products()
    {
        var (vendor, name) = (CommandOptions.Owner("--vendor", "Whose product it is."), CommandOptions.Name());
        var filter = CommandOptions.Filter("--vendor", "Only products of this vendor.");
        return new Command("products", "What vendors offer.")
        {
            Verb("add", "Adds a product and prints its id.", [vendor, name], async (parsed, database, cancellation) =>
                EntityNumber.Format("PRD", await AddProduct.Handle(
                    parsed.GetRequiredValue(vendor), parsed.GetRequiredValue(name), database, cancellation))),
            Verb("list", "Lists products.", [filter], async (parsed, database, cancellation) => CommandTable.Of(
                ["id", "vendor", "created", "name"],
                await ListOwned.AllAsync(OwnedKind.Product, parsed.GetValue(filter), database, cancellation),
                row =>
                [
                    OwnedKind.Product.Id(row.Number), OwnedKind.Account.Id(row.OwnerNo),
                    CommandTable.Time(row.CreatedAt), row.Name,
                ])),
            Disable("Withdraws a product: no new request names it.", OwnedKind.Product),
            Enable("Offers a product again.", OwnedKind.Product),
        };
    }

    private static Command Health()
    {
        var url = CommandOptions.Url();
        var command = new Command("health", "Tells by its exit code whether a running service is ready.") { url };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await CheckHealth.Handle(parsed.GetRequiredValue(url), cancellation) is not { } obstacle)
            {
                return OperatorCommands.Done;
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(obstacle);
            return OperatorCommands.Failed;
        });
        return command;
    }

    private Command Disable(string description, OwnedKind kind) =>
        Status("disable", description, AccountStatus.Disabled, kind);

    private Command Enable(string description, OwnedKind kind) =>
        Status("enable", description, AccountStatus.Active, kind);

    private Command Status(string verb, string description, AccountStatus status, OwnedKind kind)
    {
        var id = CommandOptions.Id(kind.Prefix);
        return Verb(verb, description, [id], async (parsed, database, cancellation) =>
        {
            var number = parsed.GetRequiredValue(id);
            await SetOwnedStatus.Handle(kind, number, status, database, cancellation);
            return kind.Id(number);
        });
    }

    private Command Verb(string verb, string description, Symbol[] inputs, Work work)
    {
        var command = new Command(verb, description);
        foreach (var input in inputs.OfType<Option>())
        {
            command.Add(input);
        }

        foreach (var input in inputs.OfType<Argument>())
        {
            command.Add(input);
        }

        command.SetAction((parsed, cancellation) => session.RunAsync(
            // Printed before the database is left, so that nothing on the way out can lose a credential.
            async database => await parsed.InvocationConfiguration.Output.WriteLineAsync(
                await work(parsed, database, cancellation)),
            cancellation));
        return command;
    }
}
