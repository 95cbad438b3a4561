using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Whatever is done in whatever order, the service says what a model of a few lists says.</summary>
public sealed class ConversationFuzzTests(Api api) : IClassFixture<Api>
{
    private const int Cases = 25;

    [Fact]
    public async Task Conversations_go_as_in_the_model()
    {
        await using var copies = new Copies(api, new Dictionary<Role, TestAccount>
        {
            [Role.Client] = await api.CreateClientAsync(),
            [Role.Vendor] = await api.CreateVendorAsync(),
            [Role.Operations] = await api.CreateOperationsAsync(),
            [Role.Stranger] = await api.CreateVendorAsync(),
        });
        var conversations = Arb.From(
            Gen.Choose(0, int.MaxValue).Select(seed => StepWriter.Write(new Random(seed))), StepWriter.Smaller);
        await FuzzSettings.RunAsync(config =>
        {
            copies.BeginRound();
            Prop.ForAll(conversations, PlayAsync).Check(config(0, Cases));
        });

        async Task PlayAsync(IReadOnlyList<Step> steps)
        {
            try
            {
                await new Conversation(copies).PlayAsync(steps);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{string.Join('\n', steps)}\n{error.Message}", error);
            }
        }
    }
}
