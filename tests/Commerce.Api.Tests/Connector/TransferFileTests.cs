using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Files that are made over to a recipient by a request.</summary>
public sealed class TransferFileTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string InvalidItem = "error.consumption.requests.outgoing.validation.invalidRequestItem";

    [Fact]
    public async Task Accepted_file_is_copied_and_its_reference_told()
    {
        var (sender, recipient) = await api.PairAsync();
        var file = await TokenReferenceTests.UploadAsync(sender);
        var id = await sender.AskAsync(recipient, Item(file));

        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
        await recipient.CompletedAsync(id);
        await sender.SyncAsync();

        var answer = (await sender.GetAsync($"Requests/Outgoing/{id}"))["response"]!["content"]!["items"]![0]!;
        Assert.Equal("TransferFileOwnershipAcceptResponseItem", Wire.Text(answer, "@type"));
        Assert.Equal("IdentityFileReference", Wire.Text(answer["attribute"]!["value"], "@type"));
        var own = Assert.Single(await recipient.ListAsync("Files/Own"));
        Assert.NotEqual(Wire.Text(file, "id"), Wire.Text(own, "id"));
        Assert.Equal(Wire.Text(own, "truncatedReference"), Wire.Text(answer["attribute"]!["value"], "value"));
        Assert.Equal(
            [1, 2, 3], (await recipient.CallAsync("GET", $"Files/{Wire.Text(own, "id")}/Download")).Is(HttpStatusCode.OK).Bytes);
        Assert.Equal(
            recipient.Address, Wire.Text((await sender.GetAsync($"Attributes/{Wire.Text(answer, "attributeId")}"))["content"], "owner"));
        Assert.Equal(
            Wire.Text(own, "id"),
            Wire.Text(await sender.PostAsync("Files/Peer", TokenTests.Reference(own)), "id"));
    }

    [Fact]
    public async Task File_that_is_not_the_sender_s_is_not_offered_nor_accepted()
    {
        var (sender, recipient) = await api.PairAsync();
        var ofRecipient = await TokenReferenceTests.UploadAsync(recipient);
        await sender.PostAsync("Files/Peer", TokenTests.Reference(ofRecipient));
        var verdict = await sender.PostAsync(
            "Requests/Outgoing/Validate",
            new JsonObject { ["content"] = Wire.Content(Item(ofRecipient)), ["peer"] = recipient.Address });
        Assert.Equal(InvalidItem, Wire.Text(verdict["items"]![0], "code"));
        var wrong = Item(ofRecipient);
        wrong["fileReference"] = "RklM";
        (await sender.CallAsync(
            "POST", "Requests/Outgoing", new JsonObject { ["content"] = Wire.Content(wrong), ["peer"] = recipient.Address }))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.requestDeserialization");

        var expiring = await TokenReferenceTests.UploadAsync(
            sender, ("expiresAt", Later(TimeSpan.FromMinutes(10))));
        var id = await sender.AskAsync(recipient, Item(expiring));
        api.Clock.Advance(TimeSpan.FromMinutes(11));
        (await recipient.CallAsync("PUT", $"Requests/Incoming/{id}/Accept", Wire.Accept()))
            .IsError(HttpStatusCode.BadRequest, InvalidItem);
        Assert.Equal(Wire.Text(ofRecipient, "id"), Wire.Text(Assert.Single(await recipient.ListAsync("Files")), "id"));
    }

    private string Later(TimeSpan time) => (api.Clock.GetUtcNow() + time).ToString(
        "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Item(JsonNode file) => new()
    {
        ["@type"] = "TransferFileOwnershipRequestItem",
        ["mustBeAccepted"] = true,
        ["fileReference"] = file["truncatedReference"]!.DeepClone(),
    };
}
