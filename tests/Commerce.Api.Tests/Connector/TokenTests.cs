using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Tokens: made of anything, passed on by their references, and opened by whom they are meant for.</summary>
public sealed class TokenTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Soon = "2099-01-01T00:00:00.000Z";
    private const string Invalid = "error.runtime.validation.invalidPropertyValue";
    private const string NotFound = "error.runtime.recordNotFound";

    [Fact]
    public async Task Token_is_made_loaded_by_its_reference_and_listed_on_both_sides()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        using var stranger = await api.PartyAsync();
        var token = await owner.PostAsync("Tokens/Own", New());
        var id = Wire.Text(token, "id");
        Assert.Equal(
            ["content", "createdAt", "createdBy", "createdByDevice", "expiresAt", "id", "isEphemeral", "truncatedReference"],
            token.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.StartsWith("VE9L", Wire.Text(token, "truncatedReference"), StringComparison.Ordinal);
        Assert.Equal(owner.Address, Wire.Text(token, "createdBy"));
        Assert.Equal("""{"a":[1,null,"x"]}""", token["content"]!.ToJsonString());
        Assert.Equal(Soon, Wire.Text(token, "expiresAt"));
        (await other.CallAsync("GET", $"Tokens/{id}")).IsError(HttpStatusCode.NotFound, NotFound);

        var loaded = await other.PostAsync("Tokens/Peer", Reference(token));

        Assert.Equal(token.ToJsonString(), loaded.ToJsonString());
        Assert.Equal(token.ToJsonString(), (await other.GetAsync($"Tokens/{id}")).ToJsonString());
        Assert.Equal(id, Wire.Text(Assert.Single(await other.ListAsync($"Tokens/Peer?createdBy={owner.Address}")), "id"));
        Assert.Equal(id, Wire.Text(Assert.Single(await owner.ListAsync($"Tokens/Own?expiresAt={Soon}")), "id"));
        Assert.Empty(await owner.ListAsync("Tokens/Own?forIdentity="));
        Assert.Empty(await other.ListAsync("Tokens/Own"));
        Assert.Empty(await owner.ListAsync("Tokens/Peer"));
        (await owner.CallAsync("GET", "Tokens/Own?title=x")).IsError(HttpStatusCode.BadRequest, Invalid);
        (await stranger.CallAsync("GET", $"Tokens/{id}")).IsError(HttpStatusCode.NotFound, NotFound);
        var picture = (await other.Http.CallAsync(HttpMethod.Get, $"/api/v2/Tokens/{id}", accept: "image/png")).Is(HttpStatusCode.OK);
        Assert.Equal("image/png", picture.MediaType);
        Assert.Equal($"attachment;filename={id}.png", picture.Header("Content-Disposition"));
        Assert.Equal([0x89, .. "PNG"u8], picture.Bytes[..4]);
    }

    [Fact]
    public async Task Ephemeral_token_is_kept_by_nobody_and_still_opens()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var token = await owner.PostAsync("Tokens/Own", New(("ephemeral", true)));
        var path = $"Tokens/{Wire.Text(token, "id")}";
        Assert.True(token["isEphemeral"]!.GetValue<bool>());
        (await owner.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, NotFound);
        Assert.Empty(await owner.ListAsync("Tokens/Own"));

        var loaded = await other.PostAsync("Tokens/Peer", Reference(token, ("ephemeral", true)));
        Assert.True(loaded["isEphemeral"]!.GetValue<bool>());
        Assert.Empty(await other.ListAsync("Tokens/Peer"));
        Assert.False((await other.PostAsync("Tokens/Peer", Reference(token)))["isEphemeral"]!.GetValue<bool>());
        Assert.False((await other.GetAsync(path))["isEphemeral"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Token_opens_for_whom_it_is_meant_and_by_its_password_alone()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        using var third = await api.PartyAsync();
        var meant = await owner.PostAsync("Tokens/Own", New(("forIdentity", other.Address)));
        Assert.Equal(other.Address, Wire.Text(meant, "forIdentity"));
        (await third.CallAsync("POST", "Tokens/Peer", Reference(meant)))
            .IsError(HttpStatusCode.BadRequest, "error.transport.general.notIntendedForYou");
        await other.PostAsync("Tokens/Peer", Reference(meant));

        var secret = await owner.PostAsync("Tokens/Own", New(("passwordProtection", Password("1234", true))));
        Assert.Equal("""{"password":"1234","passwordIsPin":true}""", secret["passwordProtection"]!.ToJsonString());
        (await other.CallAsync("POST", "Tokens/Peer", Reference(secret)))
            .IsError(HttpStatusCode.BadRequest, "error.transport.noPasswordProvided");
        for (var count = 0; count < 4; count++)
        {
            (await other.CallAsync("POST", "Tokens/Peer", Reference(secret, ("password", "4321"))))
                .IsError(HttpStatusCode.NotFound, NotFound);
        }

        await other.PostAsync("Tokens/Peer", Reference(secret, ("password", "1234")));
        // Whoever has it needs no password any more; the fifth wrong one in a row locks everybody else out, for a while.
        await other.PostAsync("Tokens/Peer", Reference(secret));
        for (var count = 0; count < 5; count++)
        {
            (await third.CallAsync("POST", "Tokens/Peer", Reference(secret, ("password", "4321"))))
                .IsError(HttpStatusCode.NotFound, NotFound);
        }

        (await third.CallAsync("POST", "Tokens/Peer", Reference(secret, ("password", "1234"))))
            .IsError(HttpStatusCode.NotFound, NotFound);
        api.Clock.Advance(TimeSpan.FromMinutes(16));
        await third.PostAsync("Tokens/Peer", Reference(secret, ("password", "1234")));
    }

    [Fact]
    public async Task Expired_token_is_not_found()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var until = api.Clock.GetUtcNow().AddMinutes(5).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var token = await owner.PostAsync("Tokens/Own", New(("expiresAt", until)));
        api.Clock.Advance(TimeSpan.FromMinutes(6));
        (await other.CallAsync("POST", "Tokens/Peer", Reference(token))).IsError(HttpStatusCode.NotFound, NotFound);
        (await other.CallAsync("POST", "Files/Peer", Reference(token))).IsError(HttpStatusCode.NotFound, NotFound);
    }

    [Theory]
    [InlineData("{}", "must have required property 'content'")]
    [InlineData("""{"content":{}}""", "must have required property 'expiresAt'")]
    [InlineData("""{"content":{},"expiresAt":"soon"}""", "expiresAt must match ISO8601 datetime format")]
    [InlineData("""{"content":{},"expiresAt":"2020-01-01T00:00:00.000Z"}""", "'expiresAt' must be in the future")]
    [InlineData("""{"content":{},"expiresAt":"2099-01-01T00:00:00.000Z","ephemeral":1}""", "ephemeral must be boolean")]
    [InlineData(
        """{"content":{},"expiresAt":"2099-01-01T00:00:00.000Z","forIdentity":"x"}""",
        "forIdentity must match the pattern of an address")]
    [InlineData(
        """{"content":{},"expiresAt":"2099-01-01T00:00:00.000Z","passwordProtection":{}}""",
        "passwordProtection/password must NOT have fewer than 1 characters")]
    public async Task Token_that_is_none_is_refused(string body, string message)
    {
        using var owner = await api.PartyAsync();
        var error = (await owner.CallAsync("POST", "Tokens/Own", Wire.Parse(body))).IsError(HttpStatusCode.BadRequest, Invalid);
        Assert.Equal(message, Wire.Text(error, "message"));
    }

    [Theory]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""{"a":1e999999}""")]
    [InlineData("""{"a":"\ud800"}""")]
    public async Task Content_that_cannot_be_kept_is_refused(string content)
    {
        using var owner = await api.PartyAsync();
        var answer = await owner.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Tokens/Own",
            System.Text.Encoding.UTF8.GetBytes($$"""{"content":{{content}},"expiresAt":"{{Soon}}"}"""), "application/json");
        answer.Is(HttpStatusCode.BadRequest);
        Assert.Empty(await owner.ListAsync("Tokens/Own"));
    }

    [Fact]
    public async Task Reference_that_is_none_is_refused()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var token = await owner.PostAsync("Tokens/Own", New());
        var reference = Wire.Text(token, "truncatedReference");
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(reference);
        bytes[40] = (byte)(bytes[40] == 'A' ? 'B' : 'A');
        var forged = System.Buffers.Text.Base64Url.EncodeToString(bytes);
        (await other.CallAsync("POST", "Tokens/Peer", new JsonObject { ["reference"] = forged }))
            .IsError(HttpStatusCode.NotFound, NotFound);
        foreach (var wrong in new JsonNode?[] { null, "", Wire.Text(token, "id"), "VE9Lé", new string('V', 500), 7 })
        {
            (await other.CallAsync("POST", "Tokens/Peer", new JsonObject { ["reference"] = wrong?.DeepClone() }))
                .IsError(HttpStatusCode.BadRequest, Invalid);
        }

        foreach (var path in new[] { "Files/Peer", "RelationshipTemplates/Peer" })
        {
            (await other.CallAsync("POST", path, Reference(token)))
                .IsError(HttpStatusCode.BadRequest, "error.runtime.invalidTokenContent");
        }
    }

    [Fact]
    public async Task Older_clients_are_told_secrets_and_send_them_back()
    {
        using var owner = await api.PartyAsync("/v4/api/v2");
        using var other = await api.PartyAsync("/v4/api/v2");
        var token = await owner.PostAsync("Tokens/Own", New(("forIdentity", other.Address)));
        Assert.Equal(
            [
                "content", "createdAt", "createdBy", "createdByDevice", "expiresAt", "id", "isEphemeral", "secretKey",
                "truncatedReference",
            ],
            token.Select(member => member.Key).Order(StringComparer.Ordinal));
        var loaded = await other.PostAsync(
            "Tokens/Peer", new JsonObject { ["id"] = token["id"]!.DeepClone(), ["secretKey"] = token["secretKey"]!.DeepClone() });
        Assert.Equal(token.ToJsonString(), loaded.ToJsonString());
    }

    internal static JsonObject New(params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject { ["content"] = Wire.Parse("""{"a":[1,null,"x"]}"""), ["expiresAt"] = Soon };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return body;
    }

    internal static JsonObject Reference(JsonNode of, params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject { ["reference"] = Wire.Text(of, "truncatedReference") };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return body;
    }

    internal static JsonObject Password(string password, bool isPin) => isPin
        ? new JsonObject { ["password"] = password, ["passwordIsPin"] = true }
        : new JsonObject { ["password"] = password };
}
