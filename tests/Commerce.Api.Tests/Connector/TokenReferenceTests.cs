using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Files and templates, passed on by tokens that refer to them.</summary>
public sealed class TokenReferenceTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Prefix = "error.runtime.relationshipTemplates.";

    [Fact]
    public async Task File_is_loaded_by_a_token()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        using var third = await api.PartyAsync();
        var file = await UploadAsync(owner);
        var path = $"Files/{Wire.Text(file, "id")}/Token";

        // Without any body, as clients send it where they ask for nothing.
        var token = (await owner.Http.CallAsync(HttpMethod.Post, $"/api/v2/{path}", [], "application/x-www-form-urlencoded"))
            .Is(HttpStatusCode.Created).Json["result"]!;
        Assert.True(token["isEphemeral"]!.GetValue<bool>());
        Assert.Equal(Wire.Text(file, "expiresAt"), Wire.Text(token, "expiresAt"));
        Assert.Equal("TokenContentFile", Wire.Text(token["content"], "@type"));
        Assert.Equal(Wire.Text(file, "id"), Wire.Text(token["content"], "fileId"));
        var loaded = await other.PostAsync("Files/Peer", TokenTests.Reference(token));
        Assert.Equal(Wire.Text(file, "id"), Wire.Text(loaded, "id"));
        Assert.False(loaded["isOwn"]!.GetValue<bool>());
        Assert.Single(await other.ListAsync("Files/Peer"));
        Assert.Empty(await other.ListAsync("Tokens/Peer"));
        Assert.Equal(
            Wire.Text(file, "id"), Wire.Text(await third.GetAsync($"Files/{Wire.Text(token, "truncatedReference")}"), "id"));

        var kept = await owner.PostAsync(path, new JsonObject
        {
            ["ephemeral"] = false,
            ["passwordProtection"] = TokenTests.Password("open sesame", false),
            ["expiresAt"] = "2098-01-01T00:00:00.000Z",
        });
        Assert.Equal("2098-01-01T00:00:00.000Z", Wire.Text(kept, "expiresAt"));
        Assert.Single(await owner.ListAsync("Tokens/Own"));
        using var fourth = await api.PartyAsync();
        (await fourth.CallAsync("POST", "Files/Peer", TokenTests.Reference(kept)))
            .IsError(HttpStatusCode.BadRequest, "error.transport.noPasswordProvided");
        (await fourth.CallAsync("GET", $"Files/{Wire.Text(kept, "truncatedReference")}"))
            .IsError(HttpStatusCode.BadRequest, "error.transport.noPasswordProvided");
        (await fourth.CallAsync("POST", "Files/Peer", TokenTests.Reference(kept, ("password", "x"))))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.Empty(await fourth.ListAsync("Files"));
        await fourth.PostAsync("Files/Peer", TokenTests.Reference(kept, ("password", "open sesame")));

        (await fourth.CallAsync("POST", "Files/FIL00000000000000000/Token"))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        var picture = await owner.Http.CallAsync(HttpMethod.Post, $"/api/v2/{path}", [], accept: "image/png");
        Assert.Equal("image/png", picture.Is(HttpStatusCode.Created).MediaType);
        Assert.Equal([0x89, .. "PNG"u8], picture.Bytes[..4]);
    }

    [Fact]
    public async Task Token_that_names_a_file_without_its_secret_opens_nothing()
    {
        using var owner = await api.PartyAsync();
        using var thief = await api.PartyAsync();
        var file = await UploadAsync(owner);
        var token = await thief.PostAsync("Tokens/Own", TokenTests.New(("content", new JsonObject
        {
            ["@type"] = "TokenContentFile",
            ["fileId"] = file["id"]!.DeepClone(),
            ["secretKey"] = new string('A', 43),
        })));
        (await thief.CallAsync("POST", "Files/Peer", TokenTests.Reference(token)))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.Empty(await thief.ListAsync("Files"));
    }

    [Fact]
    public async Task Template_is_loaded_by_a_token()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var template = await TemplateAsync(owner);
        var id = Wire.Text(template, "id");
        var token = await owner.PostAsync($"RelationshipTemplates/Own/{id}/Token", new JsonObject());
        Assert.Equal("TokenContentRelationshipTemplate", Wire.Text(token["content"], "@type"));
        Assert.Equal(Wire.Text(template, "expiresAt"), Wire.Text(token, "expiresAt"));

        var loaded = await other.PostAsync("RelationshipTemplates/Peer", TokenTests.Reference(token));

        Assert.Equal(id, Wire.Text(loaded, "id"));
        var incoming = Assert.Single(await other.ListAsync($"Requests/Incoming?source.reference={id}"));
        Assert.Equal("ManualDecisionRequired", Wire.Text(incoming, "status"));
        (await other.CallAsync("POST", $"RelationshipTemplates/Own/{id}/Token"))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}cannotCreateTokenForPeerTemplate");
        using var stranger = await api.PartyAsync();
        (await stranger.CallAsync("POST", $"RelationshipTemplates/Own/{id}/Token"))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
    }

    [Fact]
    public async Task Token_of_a_guarded_template_is_guarded_likewise()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        using var third = await api.PartyAsync();
        var template = await TemplateAsync(
            owner, ("forIdentity", other.Address), ("passwordProtection", TokenTests.Password("secret", false)));
        var path = $"RelationshipTemplates/Own/{Wire.Text(template, "id")}/Token";
        (await owner.CallAsync("POST", path)).IsError(HttpStatusCode.BadRequest, $"{Prefix}personalizationMustBeInherited");
        (await owner.CallAsync("POST", path, new JsonObject { ["forIdentity"] = other.Address }))
            .IsError(HttpStatusCode.BadRequest, $"{Prefix}passwordProtectionMustBeInherited");
        var token = await owner.PostAsync(path, new JsonObject
        {
            ["forIdentity"] = other.Address,
            ["passwordProtection"] = TokenTests.Password("secret", false),
        });

        (await third.CallAsync("POST", "RelationshipTemplates/Peer", TokenTests.Reference(token, ("password", "secret"))))
            .IsError(HttpStatusCode.BadRequest, "error.transport.general.notIntendedForYou");
        (await other.CallAsync("POST", "RelationshipTemplates/Peer", TokenTests.Reference(token, ("password", "wrong"))))
            .IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.Empty(await other.ListAsync("RelationshipTemplates/Peer"));
        await other.PostAsync("RelationshipTemplates/Peer", TokenTests.Reference(token, ("password", "secret")));
    }

    private static Task<JsonObject> TemplateAsync(ConnectorParty owner, params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject
        {
            ["expiresAt"] = "2099-01-01T00:00:00.000Z",
            ["content"] = new JsonObject
            {
                ["@type"] = "RelationshipTemplateContent",
                ["onNewRelationship"] = Wire.Content(Wire.Authentication()),
            },
        };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return owner.PostAsync("RelationshipTemplates/Own", body);
    }

    /// <summary>A file of three bytes.</summary>
    internal static async Task<JsonNode> UploadAsync(ConnectorParty owner, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var part = new ByteArrayContent([1, 2, 3]);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(part, "file", "a.txt");
        return (await owner.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Files/Own", await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString()))
            .Is(HttpStatusCode.Created).Json["result"]!;
    }
}
