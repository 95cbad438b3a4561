using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Each kind of request item: asked for, accepted, and what both sides have of it.</summary>
public sealed class RequestItemTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Prefix = "error.consumption.requests.";

    [Theory]
    [InlineData("""{"@type":"AuthenticationRequestItem"}""", "AuthenticationRequestItem.mustBeAccepted :: Value is not defined")]
    [InlineData("""{"@type":"ConsentRequestItem","mustBeAccepted":true}""", "ConsentRequestItem.consent :: Value is not defined")]
    [InlineData("""{"@type":"ConsentRequestItem","mustBeAccepted":true,"consent":"a","link":"x"}""", "ConsentRequestItem.link :: Value is shorter than 3 characters")]
    [InlineData("""{"@type":"FreeTextRequestItem","mustBeAccepted":"yes","freeText":"a"}""", "FreeTextRequestItem.mustBeAccepted :: Value is not a boolean")]
    [InlineData("""{"@type":"RequestItemGroup","items":[]}""", "RequestItemGroup.items:Array :: may not be empty")]
    [InlineData("""{"@type":"RequestItemGroup","mustBeAccepted":true,"items":[{"@type":"AuthenticationRequestItem","mustBeAccepted":false}]}""", "RequestItemGroup.mustBeAccepted :: can only be true if at least one RequestItem is flagged as required to be accepted")]
    [InlineData("""{"@type":"FormFieldRequestItem","mustBeAccepted":true,"title":"t","settings":{"@type":"SelectionFormFieldSettings","options":["a","a"]}}""", "SelectionFormFieldSettings.options :: Options are unique, of 1 to 4096 characters.")]
    public async Task Item_that_is_not_what_its_type_says_is_refused_by_its_property(string item, string message)
    {
        var (sender, recipient) = await api.PairAsync();
        var error = (await sender.CallAsync("POST", "Requests/Outgoing", new JsonObject
        {
            ["content"] = Wire.Content(Wire.Parse(item)),
            ["peer"] = recipient.Address,
        })).IsError(HttpStatusCode.BadRequest, "error.runtime.requestDeserialization");
        Assert.Equal(message, Wire.Text(error, "message"));
    }

    [Theory]
    [InlineData("""{"@type":"NobodysRequestItem","mustBeAccepted":true}""")]
    [InlineData("""{"@type":"RequestItemGroup","items":[{"@type":"RequestItemGroup","items":[]}]}""")]
    public async Task Unknown_types_and_groups_in_groups_are_refused(string item)
    {
        var (sender, recipient) = await api.PairAsync();
        (await sender.CallAsync("POST", "Requests/Outgoing/Validate", new JsonObject
        {
            ["content"] = Wire.Content(Wire.Parse(item)),
            ["peer"] = recipient.Address,
        })).IsError(HttpStatusCode.BadRequest, "error.runtime.unknownType");
    }

    [Fact]
    public async Task Peers_that_are_not_related_are_told_by_the_validation()
    {
        var (sender, recipient) = await api.PairAsync();
        using var stranger = await api.PartyAsync();
        Assert.Equal($"{Prefix}missingRelationship", await CodeAsync(sender, stranger.Address));
        Assert.Equal($"{Prefix}cannotShareRequestWithYourself", await CodeAsync(sender, sender.Address));
        await api.ExecuteAsync(
            "update connector_relationship_side set status = 'Terminated' where account_no = @no",
            new { no = Api.Number(sender.Account.Id) });
        Assert.Equal($"{Prefix}wrongRelationshipStatus", await CodeAsync(sender, recipient.Address));
    }

    [Theory]
    [InlineData("[]", "invalidNumberOfItems", false)]
    [InlineData("""[{"accept":true},{"accept":true}]""", "invalidNumberOfItems", false)]
    [InlineData("""[{"items":[{"accept":true}]},{"items":[{"accept":true}]},{"accept":true}]""", "requestItemAnsweredAsRequestItemGroup", true)]
    [InlineData("""[{"accept":true},{"accept":true},{"accept":true}]""", "requestItemGroupAnsweredAsRequestItem", true)]
    [InlineData("""[{"accept":false},{"items":[{"accept":true}]},{"accept":false}]""", "mustBeAcceptedItemNotAccepted", true)]
    [InlineData("""[{"accept":true},{"items":[]},{"accept":false}]""", "invalidNumberOfItems", true)]
    public async Task Decision_that_does_not_fit_its_request_is_told_item_by_item(string items, string code, bool isInherited)
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(
            recipient, Wire.Authentication(), Wire.Group(Wire.Authentication()), Wire.Authentication(mustBeAccepted: false));
        var decision = new JsonObject { ["items"] = JsonNode.Parse(items) };

        var verdict = await recipient.PutAsync($"Requests/Incoming/{id}/CanAccept", decision);

        Assert.False(verdict["isSuccess"]!.GetValue<bool>());
        Assert.Equal(
            isInherited ? $"{Prefix}validation.inheritedFromItem" : $"{Prefix}decide.validation.{code}", Wire.Text(verdict, "code"));
        var error = (await recipient.CallAsync("PUT", $"Requests/Incoming/{id}/Accept", decision.DeepClone()))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}decide.validation.{code}");
        Assert.Equal(verdict.ToJsonString(), JsonNode.Parse(Wire.Text(error, "details"))!.ToJsonString());
        Assert.Equal("ManualDecisionRequired", Wire.Text(await recipient.GetAsync($"Requests/Incoming/{id}"), "status"));
    }

    [Fact]
    public async Task Rejecting_takes_no_accepted_item_and_keeps_its_reasons()
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Authentication());
        (await recipient.CallAsync("PUT", $"Requests/Incoming/{id}/Reject", Wire.Accept())).IsError(
            HttpStatusCode.BadRequest, $"{Prefix}decide.validation.itemAcceptedButRequestNotAccepted");
        await recipient.PutAsync(
            $"Requests/Incoming/{id}/Reject", Wire.Parse("""{"items":[{"accept":false,"code":"no","message":"Not now"}]}"""));
        await recipient.CompletedAsync(id);
        await sender.SyncAsync();
        Assert.Equal(
            """{"code":"no","@type":"RejectResponseItem","result":"Rejected","message":"Not now"}""",
            (await sender.GetAsync($"Requests/Outgoing/{id}"))["response"]!["content"]!["items"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"@type":"ConsentRequestItem","mustBeAccepted":true,"consent":"I agree"}""", """{"accept":true}""", """{"@type":"AcceptResponseItem","result":"Accepted"}""")]
    [InlineData("""{"@type":"FreeTextRequestItem","mustBeAccepted":true,"freeText":"Why?"}""", """{"accept":true,"freeText":"So"}""", """{"@type":"FreeTextAcceptResponseItem","result":"Accepted","freeText":"So"}""")]
    [InlineData("""{"@type":"FormFieldRequestItem","mustBeAccepted":true,"title":"How many?","settings":{"@type":"IntegerFormFieldSettings","min":1,"max":3}}""", """{"accept":true,"response":2}""", """{"@type":"FormFieldAcceptResponseItem","result":"Accepted","response":2}""")]
    [InlineData("""{"@type":"FormFieldRequestItem","mustBeAccepted":true,"title":"Which?","settings":{"@type":"SelectionFormFieldSettings","options":["a","b"]}}""", """{"accept":true,"response":["b"]}""", """{"@type":"FormFieldAcceptResponseItem","result":"Accepted","response":["b"]}""")]
    public async Task Accepted_item_answers_as_its_type_does(string item, string decision, string response)
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Parse(item));
        await recipient.PutAsync($"Requests/Incoming/{id}/Accept", new JsonObject { ["items"] = new JsonArray(Wire.Parse(decision)) });
        await recipient.CompletedAsync(id);
        await sender.SyncAsync();
        var answered = (await sender.GetAsync($"Requests/Outgoing/{id}"))["response"]!["content"]!["items"]![0];
        Assert.True(JsonNode.DeepEquals(Wire.Parse(response), answered), answered!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"@type":"FreeTextRequestItem","mustBeAccepted":true,"freeText":"Why?"}""", """{"accept":true}""")]
    [InlineData("""{"@type":"FormFieldRequestItem","mustBeAccepted":true,"title":"t","settings":{"@type":"IntegerFormFieldSettings","min":1,"max":3}}""", """{"accept":true,"response":4}""")]
    [InlineData("""{"@type":"FormFieldRequestItem","mustBeAccepted":true,"title":"t","settings":{"@type":"RatingFormFieldSettings","maxRating":5}}""", """{"accept":true,"response":1.5}""")]
    [InlineData("""{"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"}}""", """{"accept":true}""")]
    public async Task Acceptance_without_what_the_item_needs_is_refused(string item, string decision)
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Parse(item));
        (await recipient.CallAsync(
            "PUT", $"Requests/Incoming/{id}/Accept", new JsonObject { ["items"] = new JsonArray(Wire.Parse(decision)) }))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}invalidAcceptParameters");
    }

    private static async Task<string> CodeAsync(ConnectorParty sender, string peer) => Wire.Text(
        await sender.PostAsync(
            "Requests/Outgoing/Validate",
            new JsonObject { ["content"] = Wire.Content(Wire.Authentication()), ["peer"] = peer }),
        "code");
}
