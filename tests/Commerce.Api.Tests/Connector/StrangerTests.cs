using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>A third account sees nothing of what two others say to each other, by any route.</summary>
public sealed class StrangerTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task Stranger_sees_nothing_by_any_operation_and_cannot_tell_it_from_what_is_not_there()
    {
        var hidden = await HiddenThings.MakeAsync(api);
        var (stranger, friend) = await api.PairAsync();
        foreach (var operation in ConnectorOperation.All)
        {
            if (operation.HasId)
            {
                await TryIdsAsync(operation, hidden, stranger, friend.Address);
            }
            else if (operation.Method == "GET" && StrangerRoutes.Lists.Contains(operation.Path))
            {
                var list = StrangerRoutes.Of(operation.Path, hidden.Other);
                ShowsNothing(hidden, (await stranger.CallAsync("GET", list)).Is(HttpStatusCode.OK));
            }
            else if (StrangerRoutes.Named.TryGetValue(operation.Name, out var bodies))
            {
                foreach (var (kind, body) in bodies)
                {
                    await TryBodiesAsync(operation, kind, id => body(id, friend), hidden, stranger);
                }
            }
            else if (StrangerRoutes.Queries.TryGetValue(operation.Name, out var query))
            {
                ShowsNothing(hidden, await stranger.CallAsync(operation.Method, operation.Path, Wire.Parse(query)));
            }
            else
            {
                Assert.True(
                    StrangerRoutes.Own.Contains(operation.Name),
                    $"{operation.Name} is a new operation: tell in StrangerRoutes how a stranger tries it.");
                if (operation.Method == "GET" && operation.Kind == "Account")
                {
                    ShowsNothing(hidden, (await stranger.CallAsync("GET", operation.Path)).Is(HttpStatusCode.OK));
                }
            }
        }
    }

    [Fact]
    public async Task Attachment_of_others_is_not_found_in_a_message_of_ones_own()
    {
        var hidden = await HiddenThings.MakeAsync(api);
        var (stranger, friend) = await api.PairAsync();
        var own = Wire.Text(await stranger.PostAsync("Messages", Wire.Mail(friend, "Mine")), "id");
        var file = Assert.Single(hidden.Of("Files"));
        var paths = (string id) => new[] { $"Messages/{own}/Attachments/{id}", $"Messages/{own}/Attachments/{id}/Download" };
        foreach (var (path, absent) in paths(file).Zip(paths(Absent(file))))
        {
            AreAlike(await stranger.CallAsync("GET", path), file, await stranger.CallAsync("GET", absent), Absent(file));
        }
    }

    [Fact]
    public async Task Recipient_of_many_sees_itself_alone_and_nothing_before_it_synchronises()
    {
        var (sender, one) = await api.PairAsync();
        using var other = await api.PartyAsync();
        await api.RelateAsync(sender, other);
        var message = await sender.PostAsync("Messages", new JsonObject
        {
            ["recipients"] = new JsonArray(one.Address, other.Address),
            ["content"] = Wire.Parse("""{"@type":"ArbitraryMessageContent","value":{"a":[1,null]}}"""),
        });
        var path = $"Messages/{Wire.Text(message, "id")}";
        (await one.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");

        await one.SyncAsync();

        var seen = Assert.Single((await one.GetAsync(path))["recipients"]!.AsArray());
        Assert.Equal(one.Address, Wire.Text(seen, "address"));
        Assert.NotNull(seen!["receivedAt"]);
        (await other.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        Assert.All((await sender.GetAsync(path))["recipients"]!.AsArray(), recipient => Assert.Null(recipient!["receivedAt"]));
        await sender.SyncAsync();
        Assert.Equal(
            [true, false],
            (await sender.GetAsync(path))["recipients"]!.AsArray().Select(recipient => recipient!["receivedAt"] is not null));
    }

    /// <summary>As data and as a picture.</summary>
    private static async Task TryIdsAsync(ConnectorOperation operation, HiddenThings hidden, ConnectorParty stranger, string peer)
    {
        foreach (var id in hidden.Of(operation.Kind))
        {
            var file = hidden.Of("Files").First();
            string Path(Func<string, string> of) => operation.Path
                .Replace("{id}", of(id), StringComparison.Ordinal)
                .Replace("{fileId}", of(file), StringComparison.Ordinal)
                .Replace("{changeId}", of(hidden.Change), StringComparison.Ordinal);
            Assert.DoesNotContain('{', Path(part => part));
            foreach (var accept in operation.Method == "GET" ? new[] { "application/json", "image/png" } : ["application/json"])
            {
                var found = await CallAsync(stranger, operation, Path(part => part), accept, peer);
                Assert.True(
                    found.Status is HttpStatusCode.NotFound || (accept == "image/png" && found.Status is HttpStatusCode.NotAcceptable),
                    $"{operation.Name} of {id}: {(int)found.Status} {found.Text}");
                AreAlike(found, id, await CallAsync(stranger, operation, Path(Absent), accept, peer), Absent(id));
            }
        }
    }

    private static Task<Answer> CallAsync(ConnectorParty party, ConnectorOperation operation, string path, string accept, string peer)
    {
        var body = StrangerRoutes.Body(operation, peer);
        return party.Http.CallAsync(
            new HttpMethod(operation.Method), $"/api/v2/{path}", body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
            body is null ? null : "application/json", accept);
    }

    private static async Task TryBodiesAsync(
        ConnectorOperation operation, string kind, Func<string, JsonObject> body, HiddenThings hidden, ConnectorParty stranger)
    {
        foreach (var id in kind == "Accounts" ? [hidden.One.Address] : hidden.Of(kind))
        {
            var found = await stranger.CallAsync(operation.Method, operation.Path, body(id));
            Assert.True(
                found.Status >= HttpStatusCode.BadRequest || found.Json["result"]?["isSuccess"]?.GetValue<bool>() == false,
                $"{operation.Name} of {id}: {found.Text}");
            AreAlike(found, id, await stranger.CallAsync(operation.Method, operation.Path, body(Absent(id))), Absent(id));
        }
    }

    /// <summary>Asserts that two answers are the same but for the ids that were asked for.</summary>
    private static void AreAlike(Answer found, string id, Answer missed, string absent)
    {
        Assert.Equal(missed.Status, found.Status);
        Assert.Equal(Bare(missed, absent), Bare(found, id));
    }

    private static string Bare(Answer answer, string id)
    {
        var json = answer.Json;
        (json["error"] as JsonObject)?.Remove("id");
        (json["error"] as JsonObject)?.Remove("time");
        return json.ToJsonString().Replace(id, "…", StringComparison.Ordinal);
    }

    private static void ShowsNothing(HiddenThings hidden, Answer answer) =>
        Assert.All(hidden.Marks, mark => Assert.DoesNotContain(mark, answer.Text, StringComparison.Ordinal));

    /// <summary>What nobody has, of the same form.</summary>
    private static string Absent(string id) => $"{id[..^6]}000000";
}
