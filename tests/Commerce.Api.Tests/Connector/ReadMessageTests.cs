using System.Net;

namespace Commerce.Api.Tests.Connector;

/// <summary>Messages that an account marks as read, for itself.</summary>
public sealed class ReadMessageTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Message_is_read_by_each_for_itself_and_found_by_it()
    {
        var (sender, recipient) = await api.PairAsync();
        var id = Wire.Text(await sender.PostAsync("Messages", Wire.Mail(recipient, "One")), "id");
        await sender.PostAsync("Messages", Wire.Mail(recipient, "Two"));
        (await recipient.CallAsync("PUT", $"Messages/{id}/Read")).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        await recipient.SyncAsync();
        Assert.All(await recipient.ListAsync("Messages"), message => Assert.Null(message["wasReadAt"]));

        var read = await recipient.PutAsync($"Messages/{id}/Read");

        var at = Wire.Text(read, "wasReadAt");
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", at);
        api.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(at, Wire.Text(await recipient.PutAsync($"Messages/{id}/Read"), "wasReadAt"));
        Assert.Equal(at, Wire.Text(await recipient.GetAsync($"Messages/{id}"), "wasReadAt"));
        Assert.Equal(id, Wire.Text(Assert.Single(await recipient.ListAsync("Messages?wasReadAt=")), "id"));
        Assert.NotEqual(id, Wire.Text(Assert.Single(await recipient.ListAsync("Messages?wasReadAt=!")), "id"));
        Assert.Single(await recipient.ListAsync($"Messages?wasReadAt={at}"));
        Assert.Null((await sender.GetAsync($"Messages/{id}"))["wasReadAt"]);
        await sender.PutAsync($"Messages/{id}/Read");
        Assert.Null((await recipient.PutAsync($"Messages/{id}/Unread"))["wasReadAt"]);
        Assert.Empty(await recipient.ListAsync("Messages?wasReadAt="));
        Assert.Single(await sender.ListAsync("Messages?wasReadAt="));
        using var stranger = await api.PartyAsync();
        (await stranger.CallAsync("PUT", $"Messages/{id}/Unread")).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
    }
}
