using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>The rules by which accounts have requests decided that they receive.</summary>
public sealed class AutomationTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Consent = """{"@type":"ConsentRequestItem","mustBeAccepted":false,"consent":"Yes?"}""";
    private const string FreeText = """{"@type":"FreeTextRequestItem","mustBeAccepted":true,"freeText":"Why?"}""";

    private const string ReadName =
        """{"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"}}""";

    [Theory]
    [InlineData("Manual")]
    [InlineData("Automatic")]
    public async Task Request_is_accepted_by_a_rule_and_answered_once(string delivery)
    {
        var (sender, recipient) = await api.PairAsync();
        await recipient.PutAsync("Account/Settings", new JsonObject { ["delivery"] = delivery });
        await RuleAsync(recipient, """{"requestConfig":{},"responseConfig":{"accept":true}}""");
        var draft = await sender.CreateRequestAsync(recipient, Wire.Authentication(), Wire.Group(Wire.Parse(Consent)));
        var id = Wire.Text(draft, "id");
        await sender.SendAsync(draft);
        if (delivery == "Manual")
        {
            await recipient.SyncAsync();
        }
        else
        {
            await Poll.UntilAsync("it has come", async () => (await recipient.ListAsync("Requests/Incoming")).Count == 1);
        }

        var completed = await recipient.CompletedAsync(id);

        Assert.Equal("Accepted", Wire.Text(completed["response"]!["content"], "result"));
        await sender.SyncAsync();
        Assert.Equal("Completed", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
        await recipient.SyncAsync();
        await sender.SyncAsync();
        Assert.Single(await sender.ListAsync($"Messages?createdBy={Uri.EscapeDataString(recipient.Address)}"));
        Assert.Equal(
            [
                "consumption.incomingRequestReceived", "consumption.incomingRequestStatusChanged DecisionRequired",
                "consumption.incomingRequestStatusChanged Decided", "consumption.messageProcessed RequestAutomaticallyDecided",
                "consumption.incomingRequestStatusChanged Completed",
            ],
            await ToldAsync(recipient));
    }

    [Fact]
    public async Task Request_is_rejected_by_the_first_rule_that_matches()
    {
        var (sender, recipient) = await api.PairAsync();
        await RuleAsync(
            recipient,
            """{"requestConfig":{"peer":"did:e:localhost:dids:0"},"responseConfig":{"accept":true}}""",
            $$"""
            {"requestConfig":{"peer":["did:e:localhost:dids:0","{{sender.Address}}"],"source.type":"Message","relationshipAlreadyExists":true,
              "createdAt":[">2000-01-01","<2999-01-01T00:00:00Z"]},
             "responseConfig":{"accept":false,"code":"an.own.code","message":"Not from you."} }
            """,
            """{"requestConfig":{},"responseConfig":{"accept":true}}""");

        var id = await sender.AskAsync(recipient, Wire.Authentication());

        var response = (await recipient.CompletedAsync(id))["response"]!["content"]!;
        Assert.Equal("Rejected", Wire.Text(response, "result"));
        var item = Assert.Single(response["items"]!.AsArray());
        Assert.Equal("an.own.code", Wire.Text(item, "code"));
        Assert.Equal("Not from you.", Wire.Text(item, "message"));
        await sender.SyncAsync();
        var outgoing = await sender.GetAsync($"Requests/Outgoing/{id}");
        Assert.Equal("Completed", Wire.Text(outgoing, "status"));
        Assert.Equal("Rejected", Wire.Text(outgoing["response"]!["content"], "result"));
    }

    [Theory]
    [InlineData("""{"content.title":"Another"}""", """{"accept":true}""")]
    [InlineData("""{"content.metadata":{"a":1}}""", """{"accept":true}""")]
    [InlineData("""{"content.description":["a","b"]}""", """{"accept":true}""")]
    [InlineData("""{"source.type":"RelationshipTemplate"}""", """{"accept":true}""")]
    [InlineData("""{"relationshipAlreadyExists":false}""", """{"accept":true}""")]
    [InlineData("""{"createdAt":"<2000-01-01"}""", """{"accept":true}""")]
    [InlineData("""{"content.item.@type":"AuthenticationRequestItem"}""", """{"accept":true}""")]
    [InlineData("""{"content.item.mustBeAccepted":false}""", """{"accept":true}""")]
    // The request's own validation refuses it: an item that must be accepted is not.
    [InlineData("""{"content.item.@type":"AuthenticationRequestItem"}""", """{"accept":false}""", """{"accept":true}""")]
    // It needs words.
    [InlineData("""{"content.item.@type":["AuthenticationRequestItem","FreeTextRequestItem"]}""", """{"accept":true}""")]
    [InlineData("{}", """{"accept":true}""")]
    public async Task Request_that_no_rule_decides_is_decided_by_hand(string request, string response, string? freeText = null)
    {
        var (sender, recipient) = await api.PairAsync();
        await RuleAsync(
            recipient, $$"""{"requestConfig":{{request}},"responseConfig":{{response}} }""",
            freeText is null
                ? """{"requestConfig":{"peer":"nobody"},"responseConfig":{"accept":true}}"""
                : """{"requestConfig":{"content.item.@type":"FreeTextRequestItem"},"responseConfig":{"accept":true,"freeText":"So."}}""");

        var id = await sender.AskAsync(recipient, Wire.Authentication(), Wire.Parse(FreeText));

        Assert.Equal("ManualDecisionRequired", Wire.Text(await recipient.GetAsync($"Requests/Incoming/{id}"), "status"));
        Assert.Equal("consumption.messageProcessed ManualRequestDecisionRequired", (await ToldAsync(recipient))[^1]);
    }

    [Fact]
    public async Task Item_that_asks_for_a_decision_by_hand_gets_it()
    {
        var (sender, recipient) = await api.PairAsync();
        await RuleAsync(recipient, """{"requestConfig":{},"responseConfig":{"accept":true}}""");
        var item = Wire.Authentication();
        item["requireManualDecision"] = true;

        var id = await sender.AskAsync(recipient, Wire.Group(item));

        Assert.Equal("ManualDecisionRequired", Wire.Text(await recipient.GetAsync($"Requests/Incoming/{id}"), "status"));
    }

    [Fact]
    public async Task Items_are_decided_each_by_its_own_rule()
    {
        var (sender, recipient) = await api.PairAsync();
        await RuleAsync(
            recipient,
            """{"requestConfig":{"content.item.@type":"FreeTextRequestItem","content.item.freeText":["How?","Why?"]},"responseConfig":{"accept":true,"freeText":"So."}}""",
            """{"requestConfig":{"content.item.@type":"ReadAttributeRequestItem","content.item.query.valueType":"GivenName"},"responseConfig":{"accept":true,"newAttribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"GivenName","value":"Ada"}}}}""",
            """{"requestConfig":{"content.item.attribute.tags":["x-a","x-b"],"content.item.attribute.value.@type":"Surname"},"responseConfig":{"accept":true}}""",
            """{"requestConfig":{},"responseConfig":{"accept":false,"code":"no"}}""");
        var created = Wire.Parse(
            """{"@type":"CreateAttributeRequestItem","mustBeAccepted":true,"attribute":{"@type":"IdentityAttribute","owner":"","tags":["x-b"],"value":{"@type":"Surname","value":"Lovelace"}}}""");

        var id = await sender.AskAsync(
            recipient, Wire.Parse(FreeText), Wire.Group(Wire.Parse(ReadName), Wire.Parse(Consent)), created);

        var items = (await recipient.CompletedAsync(id))["response"]!["content"]!["items"]!;
        Assert.Equal("So.", Wire.Text(items[0], "freeText"));
        Assert.Equal("Ada", Wire.Text(items[1]!["items"]![0]!["attribute"]!["value"], "value"));
        Assert.Equal("no", Wire.Text(items[1]!["items"]![1], "code"));
        Assert.Equal("CreateAttributeAcceptResponseItem", Wire.Text(items[2], "@type"));
        await sender.SyncAsync();
        Assert.Equal("Completed", Wire.Text(await sender.GetAsync($"Requests/Outgoing/{id}"), "status"));
        Assert.Equal(2, (await sender.ListAsync($"Attributes?shareInfo.peer={Uri.EscapeDataString(recipient.Address)}")).Count);
    }

    [Fact]
    public async Task Loaded_template_is_decided_by_a_rule_and_begins_the_relationship()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        await RuleAsync(
            other,
            """{"requestConfig":{"source.type":"RelationshipTemplate","relationshipAlreadyExists":false},"responseConfig":{"accept":true}}""");
        var template = await owner.PostAsync("RelationshipTemplates/Own", Wire.Parse($$$"""
            {"expiresAt":"{{{api.Clock.GetUtcNow() + TimeSpan.FromDays(1):O}}}",
             "content":{"@type":"RelationshipTemplateContent","onNewRelationship":{"@type":"Request","items":[{{{Consent}}}]} } }
            """));

        await other.PostAsync(
            "RelationshipTemplates/Peer", new JsonObject { ["reference"] = Wire.Text(template, "truncatedReference") });

        var request = Assert.Single(await other.ListAsync("Requests/Incoming"));
        await other.CompletedAsync(Wire.Text(request, "id"));
        Assert.Contains("consumption.relationshipTemplateProcessed RequestAutomaticallyDecided", await ToldAsync(other));
        await owner.SyncAsync();
        Assert.Equal("Pending", Wire.Text(Assert.Single(await owner.ListAsync("Relationships")), "status"));
    }

    [Fact]
    public async Task Decision_by_a_rule_is_told_in_the_thread_of_the_request_that_it_is_about()
    {
        var request = await api.CreateRequestAsync();
        var (sender, recipient) = (ConnectorParty.Of(api.Address, request.Client), ConnectorParty.Of(api.Address, request.Vendor));
        sender.Address = Wire.Text(await sender.GetAsync("Account/IdentityInfo"), "address");
        recipient.Address = Wire.Text(await recipient.GetAsync("Account/IdentityInfo"), "address");
        await api.RelateAsync(sender, recipient);
        await sender.PutAsync("Account/Settings", Wire.Parse("""{"joinsCommerce":true}"""));
        await recipient.PutAsync("Account/Settings", Wire.Parse("""{"delivery":"Automatic"}"""));
        await RuleAsync(recipient, """{"requestConfig":{"content.title":"Terms"},"responseConfig":{"accept":true}}""");
        var content = Wire.Content(Wire.Authentication());
        content["title"] = "Terms";
        content["description"] = $"About {request.Id}";

        await sender.SendAsync(await sender.PostAsync(
            "Requests/Outgoing", new JsonObject { ["content"] = content, ["peer"] = recipient.Address }));

        await Poll.UntilAsync("it is told", async () => await api.CountStoredAsync(request) == 1);
        var message = Assert.Single((await api.As(request.Client).GetAnswerAsync(request.Messages)).Data);
        Assert.EndsWith("accepted what was asked through the connector *Terms*.", Wire.Text(message, "content"), StringComparison.Ordinal);
        var full = (await api.As(request.Client).GetAnswerAsync(Wire.Text(message, "href"))).Json;
        Assert.Equal(recipient.Account.Id, Wire.Text(full["audit"]!["created"]!["of"], "id"));
    }

    [Theory]
    [InlineData("""{}""", "automationConfig must be array")]
    [InlineData("""[1]""", "automationConfig/0 must be object")]
    [InlineData("""[{"requestConfig":{}}]""", "automationConfig/0/responseConfig must be object")]
    [InlineData("""[{"requestConfig":{},"responseConfig":{"accept":true},"name":"a"}]""", "automationConfig/0 must NOT have additional properties: 'name'")]
    [InlineData("""[{"requestConfig":{"sender":"a"},"responseConfig":{"accept":true}}]""", "automationConfig/0/requestConfig must NOT have additional properties: 'sender'")]
    [InlineData("""[{"requestConfig":{"peer":[]},"responseConfig":{"accept":true}}]""", "automationConfig/0/requestConfig/peer must be string, or array of strings")]
    [InlineData("""[{"requestConfig":{"peer":null},"responseConfig":{"accept":true}}]""", "automationConfig/0/requestConfig/peer must be string, or array of strings")]
    [InlineData("""[{"requestConfig":{"createdAt":"then"},"responseConfig":{"accept":true}}]""", "must be date-time in ISO 8601")]
    [InlineData("""[{"requestConfig":{"source.type":"Mail"},"responseConfig":{"accept":true}}]""", "allowed values: Message, RelationshipTemplate")]
    [InlineData("""[{"requestConfig":{"content.item.@type":"RequestItemGroup"},"responseConfig":{"accept":true}}]""", "must be the type of a request item")]
    [InlineData("""[{"requestConfig":{"content.item.mustBeAccepted":"true"},"responseConfig":{"accept":true}}]""", "must be boolean")]
    [InlineData("""[{"requestConfig":{"content.item.attribute.tags":"a"},"responseConfig":{"accept":true}}]""", "must be array of strings")]
    [InlineData("""[{"requestConfig":{"content.metadata":{"a":"\u0000"}},"responseConfig":{"accept":true}}]""", "automationConfig must NOT have the character '\\0' in it")]
    [InlineData("""[{"requestConfig":{},"responseConfig":{"accept":"yes"}}]""", "automationConfig/0/responseConfig/accept must be boolean")]
    [InlineData("""[{"requestConfig":{},"responseConfig":{"accept":true,"freeText":"a"}}]""", "automationConfig/0/responseConfig must NOT have additional properties: 'freeText'")]
    [InlineData("""[{"requestConfig":{"content.item.@type":"FreeTextRequestItem"},"responseConfig":{"accept":true}}]""", "automationConfig/0/responseConfig.freeText :: Value is not defined")]
    [InlineData("""[{"requestConfig":{},"responseConfig":{"accept":false,"code":1}}]""", "code must be string")]
    public async Task Rules_that_nobody_can_follow_are_refused_and_change_nothing(string rules, string message)
    {
        using var party = await api.PartyAsync();
        await RuleAsync(party, """{"requestConfig":{},"responseConfig":{"accept":true}}""");

        var answer = await party.CallAsync(
            "PUT", "Account/Settings", new JsonObject { ["automationConfig"] = JsonNode.Parse(rules) });

        answer.Is(HttpStatusCode.BadRequest);
        Assert.Contains(message, Wire.Text(answer.Json["error"], "message"), StringComparison.Ordinal);
        Assert.Equal(
            """[{"requestConfig":{},"responseConfig":{"accept":true}}]""",
            (await party.GetAsync("Account/Settings"))["automationConfig"]!.ToJsonString());
    }

    private static Task<JsonObject> RuleAsync(ConnectorParty party, params string[] rules) => party.PutAsync(
        "Account/Settings", Wire.Parse($$"""{"automationConfig":[{{string.Join(',', rules)}}]}"""));

    /// <summary>What the account was told of requests, and of what it processed.</summary>
    private async Task<string[]> ToldAsync(ConnectorParty party) => (await api.ReadAsync<string>(
        """
        select coalesce(string_agg(trim(trigger || ' ' || coalesce(data ->> 'newStatus', data ->> 'result', '')), ',' order by event_no), '')
        from connector_event
        where account_no = @account
            and (trigger like 'consumption.incomingRequest%' or trigger like 'consumption.%Processed')
        """,
        new { account = Api.Number(party.Account.Id) })).Split(',');
}
