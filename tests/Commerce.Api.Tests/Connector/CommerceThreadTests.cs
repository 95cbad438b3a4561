using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>What partners say and decide through the connector, in the threads of their commerce requests.</summary>
public sealed class CommerceThreadTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Mail_that_names_a_request_of_the_two_appears_in_its_thread_once()
    {
        var (request, sender, recipient) = await SceneAsync();
        await sender.PostAsync("Messages", Wire.Mail(recipient, "Before it was switched on", request.Id));
        Assert.Equal(0, await api.CountStoredAsync(request));
        await sender.PutAsync("Account/Settings", Wire.Parse("""{"joinsCommerce":true}"""));

        await sender.PostAsync("Messages", Wire.Mail(recipient, $"About {request.Id}", $"Look at {request.Id}, please."));
        await sender.PostAsync("Messages", Wire.Mail(recipient, "About nothing", "REQ-0000-0000 is nobody's."));
        await recipient.SyncAsync();

        var message = Assert.Single((await api.As(request.Vendor).GetAnswerAsync(request.Messages)).Data);
        Assert.Equal("User", Wire.Text(message, "type"));
        Assert.Equal($"**About {request.Id}**\n\nLook at {request.Id}, please.", Wire.Text(message, "content"));
        var full = (await api.As(request.Vendor).GetAnswerAsync(Wire.Text(message, "href"))).Json;
        Assert.Equal(sender.Account.Id, Wire.Text(full["audit"]!["created"]!["of"], "id"));
    }

    [Fact]
    public async Task Request_of_others_is_not_written_to()
    {
        var (_, sender, recipient) = await SceneAsync();
        var foreign = await api.CreateRequestAsync();
        var withAnother = await api.CreateRequestAsync(sender.Account);
        await sender.PutAsync("Account/Settings", Wire.Parse("""{"joinsCommerce":true}"""));

        await sender.PostAsync("Messages", Wire.Mail(recipient, foreign.Id, withAnother.Id));

        Assert.Equal(0, await api.CountStoredAsync(foreign));
        Assert.Equal(0, await api.CountStoredAsync(withAnother));
    }

    [Fact]
    public async Task Decision_about_what_was_asked_in_the_context_of_a_request_is_told_in_its_thread()
    {
        var (request, sender, recipient) = await SceneAsync();
        await sender.PutAsync("Account/Settings", Wire.Parse("""{"joinsCommerce":true}"""));
        var content = Wire.Content(Wire.Authentication());
        content["title"] = "Terms of delivery";
        content["metadata"] = new JsonObject { ["request"] = request.Id };
        var draft = await sender.PostAsync(
            "Requests/Outgoing", new JsonObject { ["content"] = content, ["peer"] = recipient.Address });
        await sender.SendAsync(draft);
        await recipient.SyncAsync();

        await recipient.PutAsync($"Requests/Incoming/{Wire.Text(draft, "id")}/Accept", Wire.Accept());

        var message = Assert.Single((await api.As(request.Client).GetAnswerAsync(request.Messages)).Data);
        Assert.Equal("System", Wire.Text(message, "type"));
        Assert.EndsWith("accepted what was asked through the connector *Terms of delivery*.", Wire.Text(message, "content"), StringComparison.Ordinal);
    }

    private async Task<(TestRequest Request, ConnectorParty Client, ConnectorParty Vendor)> SceneAsync()
    {
        var request = await api.CreateRequestAsync();
        var client = ConnectorParty.Of(api.Address, request.Client);
        var vendor = ConnectorParty.Of(api.Address, request.Vendor);
        foreach (var party in new[] { client, vendor })
        {
            party.Address = Wire.Text(await party.GetAsync("Account/IdentityInfo"), "address");
        }

        await api.RelateAsync(client, vendor);
        return (request, client, vendor);
    }
}
