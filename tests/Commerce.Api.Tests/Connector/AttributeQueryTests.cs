using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Queries for attributes, run and checked without asking anybody.</summary>
public sealed class AttributeQueryTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Invalid = "error.runtime.validation.invalidPropertyValue";

    [Theory]
    [InlineData("GivenName", "Ann,Bob")]
    [InlineData("GivenName=Ann", "Ann")]
    [InlineData("GivenName='Ann'", "Ann")]
    [InlineData("Surname", "O'Neil \\ Co")]
    [InlineData("Surname='O\\'Neil \\\\ Co'", "O'Neil \\ Co")]
    [InlineData("GivenName=Nobody", "")]
    [InlineData("GivenName=", "")]
    [InlineData("GivenName=''", "")]
    [InlineData("Nothing", "")]
    [InlineData("#private", "Ann")]
    [InlineData("#private || Surname", "Ann,O'Neil \\ Co")]
    [InlineData("#private && Surname", "")]
    [InlineData("!#private && GivenName", "Bob")]
    [InlineData("!(GivenName || BirthYear || StreetAddress)", "O'Neil \\ Co")]
    [InlineData("( GivenName=Bob || Surname ) && !GivenName", "O'Neil \\ Co")]
    [InlineData("BirthYear=1990", "1990")]
    [InlineData("StreetAddress.city='Bad Soden'", "")]
    [InlineData("validTo>2030-01-01", "Bob")]
    [InlineData("validTo<2030-01-01", "")]
    [InlineData("validTo?", "Bob")]
    [InlineData("tags?", "Ann")]
    [InlineData("tags~private", "Ann")]
    [InlineData("Surname || GivenName=Ann && #work", "Ann,O'Neil \\ Co")]
    public async Task Attributes_are_found_by_a_query_in_its_language(string query, string expected)
    {
        using var party = await api.PartyAsync();
        foreach (var content in new[]
        {
            """{"value":{"@type":"GivenName","value":"Ann"},"tags":["private","work"]}""",
            """{"value":{"@type":"GivenName","value":"Bob"},"validTo":"2031-01-01T00:00:00.000Z"}""",
            """{"value":{"@type":"Surname","value":"O'Neil \\ Co"}}""",
            """{"value":{"@type":"BirthYear","value":1990}}""",
            """
            {"value":{"@type":"StreetAddress","recipient":"A","street":"B","houseNo":"1","zipCode":"1","city":"Berlin","country":"DE"}}
            """,
        })
        {
            await party.PostAsync("Attributes", new JsonObject { ["content"] = Wire.Parse(content) });
        }

        var found = await RunAsync(party, "ExecuteIQLQuery", new JsonObject { ["queryString"] = query });

        Assert.Equal(
            expected.Length == 0 ? [] : expected.Split(',').Order(StringComparer.Ordinal),
            found.Select(one => one!["content"]!["value"]!["value"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("""{"isValid":true}""", (await ValidateAsync(party, query)).ToJsonString());
    }

    [Theory]
    [InlineData("&&", 0)]
    [InlineData("GivenName='Ann", 14)]
    [InlineData("GivenName Surname", 9)]
    [InlineData("(GivenName", 10)]
    [InlineData("validTo", 7)]
    [InlineData("StreetAddress.C='x'", 14)]
    [InlineData("GivenName ", 9)]
    [InlineData("Surname=\\a", 8)]
    [InlineData(" GivenName", 0)]
    public async Task Query_that_is_none_is_told_with_its_place(string query, int offset)
    {
        using var party = await api.PartyAsync();
        var verdict = await ValidateAsync(party, query);
        Assert.False(verdict["isValid"]!.GetValue<bool>());
        Assert.Equal(offset, verdict["error"]!["location"]!["start"]!["offset"]!.GetValue<int>());
        Assert.Equal(offset + 1, verdict["error"]!["location"]!["start"]!["column"]!.GetValue<int>());
        Assert.NotEqual("", Wire.Text(verdict["error"], "message"));
        (await party.CallAsync("POST", "Attributes/ExecuteIQLQuery", Query(new JsonObject { ["queryString"] = query })))
            .IsError(HttpStatusCode.BadRequest, Invalid);
    }

    [Fact]
    public async Task Query_without_an_end_to_its_parentheses_harms_nobody()
    {
        using var party = await api.PartyAsync();
        foreach (var sign in "(!")
        {
            Assert.False((await ValidateAsync(party, new string(sign, 5_000)))["isValid"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task Request_with_a_query_that_is_none_cannot_be_made()
    {
        var (sender, recipient) = await api.PairAsync();
        var item = Wire.Parse("""
            {"@type":"ReadAttributeRequestItem","mustBeAccepted":true,"query":{"@type":"IQLQuery","queryString":"GivenName &&"}}
            """);
        (await sender.CallAsync("POST", "Requests/Outgoing", new JsonObject
        {
            ["content"] = Wire.Content(item),
            ["peer"] = recipient.Address,
        })).IsError(HttpStatusCode.BadRequest, "error.consumption.requests.outgoing.validation.invalidRequestItem");
    }

    [Fact]
    public async Task Identity_attributes_are_found_by_type_tags_and_newest_version()
    {
        using var party = await api.PartyAsync();
        var old = await party.PostAsync(
            "Attributes", Wire.Parse("""{"content":{"value":{"@type":"GivenName","value":"Ann"},"tags":["a"]}}"""));
        await party.PostAsync(
            $"Attributes/{Wire.Text(old, "id")}/Succeed",
            Wire.Parse("""{"successorContent":{"value":{"@type":"GivenName","value":"Anna"},"tags":["b"]}}"""));

        foreach (var (tags, count) in new[] { ("", 1), ("""["a"]""", 0), ("""["x","b"]""", 1) })
        {
            var query = Wire.Parse("""{"@type":"IdentityAttributeQuery","valueType":"GivenName"}""");
            query["tags"] = tags.Length == 0 ? null : JsonNode.Parse(tags);
            Assert.Equal(count, (await RunAsync(party, "ExecuteIdentityAttributeQuery", query)).Count);
        }

        foreach (var wrong in new[]
        {
            "{}", """{"query":1}""", """{"query":{"@type":"IQLQuery","valueType":"GivenName"}}""",
        })
        {
            (await party.CallAsync("POST", "Attributes/ExecuteIdentityAttributeQuery", Wire.Parse(wrong)))
                .IsError(HttpStatusCode.BadRequest, Invalid);
        }
    }

    [Fact]
    public async Task Attributes_of_relationships_are_found_by_whose_they_are()
    {
        var (sender, recipient) = await api.PairAsync();
        foreach (var confidentiality in new[] { "protected", "private" })
        {
            var id = await sender.AskAsync(recipient, Wire.Parse($$"""
                {"@type":"CreateAttributeRequestItem","mustBeAccepted":true,"attribute":{"@type":"RelationshipAttribute","owner":"",
                 "key":"{{confidentiality}}","confidentiality":"{{confidentiality}}",
                 "value":{"@type":"ProprietaryString","title":"T","value":"4711"} } }
                """));
            await recipient.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
            await recipient.CompletedAsync(id);
            await sender.SyncAsync();
        }

        var mine = await recipient.CallAsync("POST", "Attributes/ExecuteRelationshipAttributeQuery", Relationship("protected", ""));
        Assert.Equal("4711", Wire.Text(mine.Is(HttpStatusCode.OK).Json["result"]!["content"]!["value"], "value"));
        (await sender.CallAsync("POST", "Attributes/ExecuteRelationshipAttributeQuery", Relationship("protected", recipient.Address)))
            .Is(HttpStatusCode.OK);
        foreach (var (party, query) in new[]
        {
            (sender, Relationship("protected", "")), (recipient, Relationship("private", "")),
            (recipient, Relationship("nothing", "")),
        })
        {
            (await party.CallAsync("POST", "Attributes/ExecuteRelationshipAttributeQuery", query))
                .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        }

        foreach (var (party, owner, key, other, count) in new[]
        {
            (sender, "", "protected", recipient.Address, 1), (sender, "thirdParty", "protected", recipient.Address, 1),
            (sender, "recipient", "protected", recipient.Address, 0), (recipient, "recipient", "protected", sender.Address, 1),
            (sender, "", "private", recipient.Address, 0), (sender, "", "protected", sender.Address, 0),
            (sender, "", "protected", "", 1),
        })
        {
            var found = await RunAsync(party, "ExecuteThirdPartyRelationshipAttributeQuery", new JsonObject
            {
                ["@type"] = "ThirdPartyRelationshipAttributeQuery",
                ["key"] = key,
                ["owner"] = owner,
                ["thirdParty"] = new JsonArray(other),
            });
            Assert.Equal(count, found.Count);
        }
    }

    private static JsonObject Relationship(string key, string owner) => Query(new JsonObject
    {
        ["@type"] = "RelationshipAttributeQuery",
        ["key"] = key,
        ["owner"] = owner,
        ["attributeCreationHints"] = Wire.Parse("""{"title":"Any","valueType":"ProprietaryString","confidentiality":"public"}"""),
    });

    private static JsonObject Query(JsonObject query) => new() { ["query"] = query };

    private static async Task<JsonArray> RunAsync(ConnectorParty party, string route, JsonObject query) =>
        (await party.CallAsync("POST", $"Attributes/{route}", Query(query))).Is(HttpStatusCode.OK).Json["result"]!.AsArray();

    private static async Task<JsonNode> ValidateAsync(ConnectorParty party, string query) =>
        (await party.CallAsync("POST", "Attributes/ValidateIQLQuery", Query(new JsonObject { ["queryString"] = query })))
            .Is(HttpStatusCode.OK).Json["result"]!;
}
