using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Challenges, by which one shows another who it is, and notes about identities.</summary>
public sealed class ChallengeTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Invalid = "error.runtime.validation.invalidPropertyValue";
    private const string Notes = "error.runtime.identityMetadata.";

    [Theory]
    [InlineData("Identity", true)]
    [InlineData("Device", true)]
    [InlineData("Relationship", false)]
    public async Task Challenge_is_valid_for_who_gets_it_and_names_their_relationship(string type, bool isNamed)
    {
        var (one, other) = await api.PairAsync();
        using var stranger = await api.PartyAsync();
        var relationship = Wire.Text(Assert.Single(await one.ListAsync("Relationships")), "id");
        var challenge = await one.PostAsync(
            "Challenges", new JsonObject { ["challengeType"] = type, ["relationship"] = relationship });
        Assert.Equal(
            isNamed
                ? ["challengeString", "createdBy", "createdByDevice", "expiresAt", "id", "signature", "type"]
                : ["challengeString", "expiresAt", "id", "signature", "type"],
            challenge.Select(member => member.Key).Order(StringComparer.Ordinal));

        var verdict = await ValidateAsync(other, challenge);

        Assert.True(verdict["isValid"]!.GetValue<bool>());
        Assert.Equal(relationship, Wire.Text(verdict["correspondingRelationship"], "id"));
        var ofStranger = await ValidateAsync(stranger, challenge);
        Assert.Equal(isNamed, ofStranger["isValid"]!.GetValue<bool>());
        Assert.Null(ofStranger["correspondingRelationship"]);
    }

    [Fact]
    public async Task Challenge_that_was_changed_or_has_expired_is_not_valid()
    {
        using var party = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var challenge = await party.PostAsync("Challenges", Wire.Parse("""{"challengeType":"Identity"}"""));
        var text = Wire.Text(challenge, "challengeString");
        foreach (var (changed, signature) in new[]
        {
            (text.Replace(party.Address, other.Address, StringComparison.Ordinal), Wire.Text(challenge, "signature")),
            (text.Replace("CHL", "CHK", StringComparison.Ordinal), Wire.Text(challenge, "signature")),
            (text.Replace("Identity", "Device", StringComparison.Ordinal), Wire.Text(challenge, "signature")),
            (text, "x"), ("{}", Wire.Text(challenge, "signature")),
        })
        {
            Assert.Equal("""{"isValid":false}""", (await ValidateAsync(other, changed, signature)).ToJsonString());
        }

        api.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("""{"isValid":false}""", (await ValidateAsync(other, challenge)).ToJsonString());
    }

    [Theory]
    [InlineData("Challenges", "{}", 400, Invalid)]
    [InlineData("Challenges", """{"challengeType":"Nothing"}""", 400, Invalid)]
    [InlineData("Challenges", """{"challengeType":"Relationship"}""", 400, Invalid)]
    [InlineData(
        "Challenges", """{"challengeType":"Relationship","relationship":"REL00000000000000000"}""", 404,
        "error.runtime.recordNotFound")]
    [InlineData("Challenges/Validate", """{"signature":"x"}""", 400, Invalid)]
    [InlineData("Challenges/Validate", """{"challengeString":{},"signature":"x"}""", 400, Invalid)]
    [InlineData(
        "Challenges/Validate", """{"challengeString":"[","signature":"x"}""", 400, "error.runtime.challenges.invalidChallenge")]
    [InlineData(
        "Challenges/Validate", """{"challengeString":"7","signature":"x"}""", 400, "error.runtime.challenges.invalidChallenge")]
    public async Task Challenge_that_is_none_is_refused(string path, string body, int status, string code)
    {
        using var party = await api.PartyAsync();
        (await party.CallAsync("POST", path, Wire.Parse(body))).IsError((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Account_keeps_notes_about_its_peers_and_itself()
    {
        var (one, other) = await api.PairAsync();
        var place = $"IdentityMetadata?reference={other.Address}";
        (await one.CallAsync("GET", place)).IsError(HttpStatusCode.NotFound, $"{Notes}notFound");

        var plain = await one.PutAsync("IdentityMetadata", Note(other.Address, null, """{"a":[1]}"""));
        await one.PutAsync("IdentityMetadata", Note(other.Address, "k", "1"));
        await one.PutAsync("IdentityMetadata", Note(other.Address, "k", "2"));
        await one.PutAsync("IdentityMetadata", Note(one.Address, null, "\"me\""));

        Assert.Equal(["reference", "value"], plain.Select(member => member.Key));
        Assert.Equal("""{"a":[1]}""", (await one.GetAsync(place))["value"]!.ToJsonString());
        var keyed = await one.GetAsync($"{place}&key=k");
        Assert.Equal(("k", 2), (Wire.Text(keyed, "key"), keyed["value"]!.GetValue<int>()));
        (await other.CallAsync("GET", $"IdentityMetadata?reference={other.Address}"))
            .IsError(HttpStatusCode.NotFound, $"{Notes}notFound");
        (await one.CallAsync("DELETE", $"{place}&key=k")).Is(HttpStatusCode.NoContent);
        (await one.CallAsync("DELETE", $"{place}&key=k")).IsError(HttpStatusCode.NotFound, $"{Notes}notFound");
        await one.GetAsync(place);
        using var stranger = await api.PartyAsync();
        (await stranger.CallAsync("PUT", "IdentityMetadata", Note(one.Address, null, "1")))
            .IsError(HttpStatusCode.BadRequest, $"{Notes}unfamiliarReferencedIdentity");
        foreach (var wrong in new[]
        {
            "{}", """{"reference":"x","value":1}""", $$"""{"reference":"{{one.Address}}"}""",
            $$"""{"reference":"{{one.Address}}","key":7,"value":1}""", $$"""{"reference":"{{one.Address}}","key":"","value":1}""",
        })
        {
            (await one.CallAsync("PUT", "IdentityMetadata", Wire.Parse(wrong))).IsError(HttpStatusCode.BadRequest, Invalid);
        }

        (await one.CallAsync("GET", "IdentityMetadata")).IsError(HttpStatusCode.BadRequest, Invalid);
    }

    private static JsonObject Note(string reference, string? key, string value) => new()
    {
        ["reference"] = reference,
        ["key"] = key,
        ["value"] = JsonNode.Parse(value),
    };

    private static Task<JsonNode> ValidateAsync(ConnectorParty party, JsonObject challenge) =>
        ValidateAsync(party, Wire.Text(challenge, "challengeString"), Wire.Text(challenge, "signature"));

    private static async Task<JsonNode> ValidateAsync(ConnectorParty party, string text, string signature) =>
        (await party.CallAsync("POST", "Challenges/Validate", new JsonObject { ["challengeString"] = text, ["signature"] = signature }))
            .Is(HttpStatusCode.OK).Json["result"]!;
}
