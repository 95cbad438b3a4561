using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>The tutorial: from a display name to mails in both directions, with the "App" as a second account.</summary>
public sealed class TutorialTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Theory]
    [InlineData("/api/v2")]
    [InlineData("/v4/api/v2")]
    public async Task Tutorial_can_be_walked_from_an_attribute_to_mails_both_ways(string @base)
    {
        using var connector = await api.PartyAsync(@base);
        using var app = await api.PartyAsync(@base);
        Assert.True((await api.Anonymous.GetAnswerAsync("/health")).Is(HttpStatusCode.OK).Json["isHealthy"]!.GetValue<bool>());

        // "Create an Attribute": with @type and owner, as the page has it.
        var attribute = await connector.PostAsync("Attributes", new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["@type"] = "IdentityAttribute",
                ["owner"] = connector.Address,
                ["value"] = Wire.Parse("""{"@type":"DisplayName","value":"Demo Connector of integration example"}"""),
            },
        });
        var content = Wire.Parse($$$"""
            {"items":[
              {"@type":"RequestItemGroup","mustBeAccepted":true,"title":"Shared Attributes","items":[
                {"@type":"ShareAttributeRequestItem","mustBeAccepted":true,
                 "attribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"DisplayName","value":"Demo Connector of integration example"} },
                 "sourceAttributeId":"{{{Wire.Text(attribute, "id")}}}"}]},
              {"@type":"RequestItemGroup","mustBeAccepted":true,"title":"Requested Attributes","items":[
                {"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"} },
                {"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"Surname"}},
                {"@type":"ReadAttributeRequestItem","mustBeAccepted":false,"query":{"@type":"IdentityAttributeQuery","valueType":"EMailAddress"}}]}]}
            """);
        var verdict = await connector.PostAsync("Requests/Outgoing/Validate", new JsonObject { ["content"] = content.DeepClone() });
        Assert.True(verdict["isSuccess"]!.GetValue<bool>(), verdict.ToJsonString());

        // The page's own date has passed.
        var body = new JsonObject
        {
            ["maxNumberOfAllocations"] = 1,
            ["expiresAt"] = "2024-12-31T00:00:00.000Z",
            ["content"] = new JsonObject
            {
                ["@type"] = "RelationshipTemplateContent",
                ["title"] = "Connector Demo Contact",
                ["onNewRelationship"] = content,
            },
        };
        (await connector.CallAsync("POST", "RelationshipTemplates/Own", body))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        body["expiresAt"] = (api.Clock.GetUtcNow() + TimeSpan.FromDays(30)).ToString("O");
        var template = await connector.PostAsync("RelationshipTemplates/Own", body);
        var picture = await connector.Http.CallAsync(
            HttpMethod.Get, $"{@base}/RelationshipTemplates/{Wire.Text(template, "id")}", accept: "image/png");
        Assert.Equal("image/png", picture.Is(HttpStatusCode.OK).MediaType);
        Assert.Equal("\x89PNG"u8.ToArray()[^3..], picture.Bytes[1..4]);

        // The App scans it, fills it out, and adds the contact.
        Assert.StartsWith("UkxU", Wire.Text(template, "truncatedReference"), StringComparison.Ordinal);
        await app.PostAsync(
            "RelationshipTemplates/Peer", new JsonObject { ["reference"] = Wire.Text(template, "truncatedReference") });
        var incoming = Assert.Single(await app.ListAsync("Requests/Incoming?source.type=RelationshipTemplate&status=ManualDecisionRequired"));
        var id = Wire.Text(incoming, "id");
        await app.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Parse("""
            {"items":[{"items":[{"accept":true}]},{"items":[
              {"accept":true,"newAttribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"GivenName","value":"Ann"}}},
              {"accept":true,"newAttribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"Surname","value":"Lee"}}},
              {"accept":false}]}]}
            """));
        await app.CompletedAsync(id);
        Assert.Equal("Pending", Wire.Text(Assert.Single(await app.ListAsync("Relationships")), "status"));
        Assert.Empty(await connector.ListAsync("Relationships"));

        // "Accept the Relationship Request": what the synchronisation tells names the change to be accepted.
        var synced = (await connector.CallAsync("GET", "Account/Sync")).Is(HttpStatusCode.OK).Json["result"]!;
        var pending = Assert.Single(synced["relationships"]!.AsArray())!;
        var change = Assert.Single(pending["changes"]!.AsArray())!;
        Assert.Equal(("Pending", "Pending", "Creation"), (Wire.Text(pending, "status"), Wire.Text(change, "status"), Wire.Text(change, "type")));
        var request = await connector.GetAsync($"Requests/Outgoing/{id}");
        Assert.Equal("Completed", Wire.Text(request, "status"));
        Assert.Equal(2, (await connector.ListAsync($"Attributes/Peer/Shared/Identity?peer={app.Address}")).Count);
        var accepted = await connector.PutAsync(
            $"Relationships/{Wire.Text(pending, "id")}/Changes/{Wire.Text(change, "id")}/Accept", Wire.Parse("""{"content":{}}"""));
        Assert.Equal(("Active", app.Address), (Wire.Text(accepted, "status"), Wire.Text(accepted, "peer")));

        // "Sending and Receiving Messages".
        await connector.PostAsync("Messages", Wire.Mail(app, "Welcome", "Hello. We are pleased to welcome you as our customer."));
        (await app.CallAsync("GET", "Account/Sync")).Is(HttpStatusCode.OK);
        Assert.Single(await app.ListAsync("Messages?content.subject=Welcome"));
        Assert.Equal("Active", Wire.Text(Assert.Single(await app.ListAsync("Relationships")), "status"));
        await app.PostAsync("Messages", Wire.Mail(connector, "Thanks"));
        var received = (await connector.CallAsync("GET", "Account/Sync")).Is(HttpStatusCode.OK).Json["result"]!;
        Assert.Equal("Thanks", Wire.Text(Assert.Single(received["messages"]!.AsArray())!["content"], "subject"));
    }

    [Fact]
    public async Task Template_past_its_time_or_its_allocations_is_not_found_by_others()
    {
        using var owner = await api.PartyAsync();
        using var first = await api.PartyAsync();
        using var second = await api.PartyAsync();
        var template = await CreateAsync(owner, "\"maxNumberOfAllocations\":1,");
        var reference = new JsonObject { ["reference"] = Wire.Text(template, "truncatedReference") };
        await first.PostAsync("RelationshipTemplates/Peer", reference);
        await first.PostAsync("RelationshipTemplates/Peer", reference.DeepClone());
        (await second.CallAsync("POST", "RelationshipTemplates/Peer", reference.DeepClone()))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.Empty(await second.ListAsync("RelationshipTemplates"));
        Assert.False((await first.GetAsync($"RelationshipTemplates/{Wire.Text(template, "id")}"))["isOwn"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Template_is_loaded_by_whom_it_is_meant_for_and_by_who_knows_its_password()
    {
        using var owner = await api.PartyAsync();
        using var meant = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var personal = await CreateAsync(owner, $"\"forIdentity\":\"{meant.Address}\",");
        (await other.CallAsync("POST", "RelationshipTemplates/Peer", Reference(personal)))
            .IsError(HttpStatusCode.BadRequest, "error.transport.general.notIntendedForYou");
        await meant.PostAsync("RelationshipTemplates/Peer", Reference(personal));

        var locked = await CreateAsync(owner, "\"passwordProtection\":{\"password\":\"1234\",\"passwordIsPin\":true},");
        (await meant.CallAsync("POST", "RelationshipTemplates/Peer", Reference(locked)))
            .IsError(HttpStatusCode.BadRequest, "error.transport.noPasswordProvided");
        for (var i = 0; i < 5; i++)
        {
            // Keys keep nothing from being counted.
            (await other.CallAsync(
                "POST", "RelationshipTemplates/Peer", Reference(locked, $"{i}"), ("Idempotency-Key", $"try-{i}")))
                .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        }

        (await meant.CallAsync("POST", "RelationshipTemplates/Peer", Reference(locked, "1234")))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        api.Clock.Advance(TimeSpan.FromMinutes(16));
        await meant.PostAsync("RelationshipTemplates/Peer", Reference(locked, "1234"));
    }

    [Theory]
    [InlineData("""{"reference":"RLT00000000000000000"}""")]
    [InlineData("""{"reference":"!!!!"}""")]
    [InlineData("""{"reference":12}""")]
    [InlineData("""{}""")]
    public async Task Reference_that_is_none_is_refused(string body)
    {
        using var party = await api.PartyAsync();
        (await party.CallAsync("POST", "RelationshipTemplates/Peer", Wire.Parse(body)))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }

    [Theory]
    [InlineData("\"maxNumberOfAllocations\":0,")]
    [InlineData("\"passwordProtection\":{\"password\":\"abc\",\"passwordIsPin\":true},")]
    [InlineData("\"forIdentity\":\"nobody\",")]
    public async Task Template_that_nobody_could_load_is_refused(string more)
    {
        using var party = await api.PartyAsync();
        (await party.CallAsync("POST", "RelationshipTemplates/Own", Body(more)))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }

    private static JsonObject Reference(JsonObject template, string? password = null)
    {
        var body = new JsonObject { ["reference"] = Wire.Text(template, "truncatedReference") };
        if (password is not null)
        {
            body["password"] = password;
        }

        return body;
    }

    private Task<JsonObject> CreateAsync(ConnectorParty owner, string more) => owner.PostAsync("RelationshipTemplates/Own", Body(more));

    private JsonObject Body(string more) => Wire.Parse($$$"""
        { {{{more}}} "expiresAt":"{{{api.Clock.GetUtcNow() + TimeSpan.FromDays(1):O}}}",
          "content":{"@type":"ArbitraryRelationshipTemplateContent","value":{} } }
        """);
}
