using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Something of each kind that two accounts have with each other, and that a third knows nothing of.</summary>
internal sealed class HiddenThings
{
    /// <summary>A word within each content.</summary>
    public const string Word = "Confidential";

    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.Ordinal);

    private HiddenThings(ConnectorParty one, ConnectorParty other) => (One, Other) = (one, other);

    public ConnectorParty One { get; }

    public ConnectorParty Other { get; }

    public string Change { get; private set; } = "";

    /// <summary>Whatever must not appear in any answer to others.</summary>
    public IEnumerable<string> Marks => [Word, One.Address, Other.Address, .. _ids.Values.SelectMany(ids => ids)];

    /// <summary>The ids of all things of a kind, such as <c>Messages</c>.</summary>
    public IReadOnlyCollection<string> Of(string kind) => _ids[kind];

    public static async Task<HiddenThings> MakeAsync(ConnectorApi api)
    {
        var (one, other) = await api.PairAsync();
        var things = new HiddenThings(one, other);
        await things.ShareAttributeAsync();
        await one.AskAsync(other, Wire.Authentication());
        var mail = Wire.Mail(other, Word, Word);
        mail["attachments"] = new JsonArray(await things.UploadAsync());
        await one.PostAsync("Messages", mail);
        await other.SyncAsync();
        await other.PostAsync("RelationshipTemplates/Peer", new JsonObject
        {
            ["reference"] = Wire.Text(await things.CreateTemplateAsync(api), "truncatedReference"),
        });
        await things.CreateTemplateAsync(api);
        await things.PassTokenAsync(api);
        await things.ReadListsAsync();
        return things;
    }

    /// <summary>As one has it, and as the other keeps its copy.</summary>
    private async Task ShareAttributeAsync()
    {
        var attribute = await One.PostAsync(
            "Attributes", Wire.Parse($$$"""{"content":{"value":{"@type":"GivenName","value":"{{{Word}}}"} } }"""));
        var id = await One.AskAsync(Other, new JsonObject
        {
            ["@type"] = "ShareAttributeRequestItem",
            ["mustBeAccepted"] = true,
            ["attribute"] = attribute["content"]!.DeepClone(),
            ["sourceAttributeId"] = Wire.Text(attribute, "id"),
        });
        await Other.PutAsync($"Requests/Incoming/{id}/Accept", Wire.Accept());
        await Other.CompletedAsync(id);
        await One.SyncAsync();
    }

    private async Task<string> UploadAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Word), "title" },
            { new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "file", "a.txt" },
        };
        var sent = await One.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Files/Own", await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString());
        return Wire.Text(sent.Is(HttpStatusCode.Created).Json["result"], "id");
    }

    private Task<JsonObject> CreateTemplateAsync(ConnectorApi api) => One.PostAsync("RelationshipTemplates/Own", Wire.Parse($$$"""
        {"expiresAt":"{{{api.Clock.GetUtcNow() + TimeSpan.FromDays(1):O}}}",
         "content":{"@type":"ArbitraryRelationshipTemplateContent","value":"{{{Word}}}"} }
        """));

    private async Task PassTokenAsync(ConnectorApi api)
    {
        var token = await One.PostAsync("Tokens/Own", Wire.Parse($$$"""
            {"expiresAt":"{{{api.Clock.GetUtcNow() + TimeSpan.FromDays(1):O}}}","ephemeral":false,"content":{"a":"{{{Word}}}"} }
            """));
        await Other.PostAsync("Tokens/Peer", new JsonObject { ["reference"] = Wire.Text(token, "truncatedReference") });
    }

    private async Task ReadListsAsync()
    {
        foreach (var list in StrangerRoutes.Lists)
        {
            var kind = list.Split('/')[0];
            var known = _ids.GetValueOrDefault(kind) ?? (_ids[kind] = []);
            var found = (await One.ListAsync(StrangerRoutes.Of(list, Other)))
                .Concat(await Other.ListAsync(StrangerRoutes.Of(list, One)))
                .Select(thing => Wire.Text(thing, "id")).ToList();
            Assert.True(found.Count > 0, $"None of the two has anything in {list}, so that nothing is hidden there.");
            known.UnionWith(found);
        }

        var relationships = await One.Http.GetAnswerAsync("/v4/api/v2/Relationships");
        Change = Wire.Text(relationships.Is(HttpStatusCode.OK).Json["result"]![0]!["changes"]![0], "id");
    }
}
