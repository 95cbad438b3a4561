using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Plays the steps of a conversation at the service and in a model, and compares after each.</summary>
internal sealed class Conversation(Copies copies)
{
    private readonly Dictionary<(Role Author, int Key), KeptCall> _kept = [];
    private readonly string _name = $"k{Guid.NewGuid():N}";
    private ModelRequest? _request;

    public static IReadOnlyList<string> Texts { get; } =
    [
        "Two more seats", "two more SEATS, please", "**bold** _and_ <b>raw</b>", "100 % of it_all", "'quoted' \"text\" \\ back", "\U0001f600 e\u0301 \u202e",
        "line\nline\r\nline", " blanks around ", "x",
    ];

    public async Task PlayAsync(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            await (step switch
            {
                Step.Restart => copies.RestartAsync(isMidway: false),
                Step.Create create => CreateAsync(create),
                // Shrunk conversations may have lost their beginning.
                _ when _request is null => Task.CompletedTask,
                Step.Post post => PostAsync(post, _request),
                Step.Repeat repeat => RepeatAsync(repeat),
                Step.Move move => MoveAsync(move, _request),
                Step.Look look => LookAsync(look.Reader, _request),
                Step.Read read => ReadAsync(read, _request),
                _ => new ThreadReading(copies, _request).CheckAsync(step),
            });
        }
    }

    private async Task CreateAsync(Step.Create step)
    {
        var cast = copies.Cast;
        var status = step.IsDraft ? "Draft" : "Processing";
        var answer = await copies.CallAsync(
            step.ByOperations ? Role.Operations : Role.Client, HttpMethod.Post, "/v1/commerce/requests",
            JsonSerializer.SerializeToUtf8Bytes(new
            {
                name = "Seats",
                status,
                vendor = new { id = cast[Role.Vendor].Id },
                client = new { id = cast[Role.Client].Id },
            }));
        var made = answer.Is(HttpStatusCode.Created).Json;
        Assert.Equal(status, made["status"]!.GetValue<string>());
        _request = new ModelRequest(made["id"]!.GetValue<string>(), status);
        Assert.Equal(_request.Address, answer.Header("Location"));
        await LearnSentenceAsync(_request);
    }

    private async Task PostAsync(Step.Post step, ModelRequest request)
    {
        var body = Encoding.UTF8.GetBytes(Api.Body(Texts[step.Text], step.Client, step.Vendor, step.Operations));
        if (step.Key is not { } key)
        {
            Told(step, request, await copies.CallAsync(step.Author, HttpMethod.Post, request.Messages, body));
            return;
        }

        var answer = await copies.CallAsync(step.Author, HttpMethod.Post, request.Messages, body, Key(key));
        if (!_kept.TryGetValue((step.Author, key), out var kept))
        {
            Told(step, request, answer);
            if (answer.Status == HttpStatusCode.Created)
            {
                _kept[(step.Author, key)] = new KeptCall(request.Messages, body, answer);
            }
        }
        else if (kept.Path == request.Messages && kept.Body.SequenceEqual(body))
        {
            kept.IsRepeatedBy(answer);
        }
        else
        {
            answer.IsProblem(Problems.KeyReusedType);
        }
    }

    private async Task RepeatAsync(Step.Repeat step)
    {
        foreach (var ((author, key), kept) in _kept.Where(kept => kept.Key.Key == step.Key))
        {
            kept.IsRepeatedBy(await copies.CallAsync(author, HttpMethod.Post, kept.Path, kept.Body, Key(key)));
        }
    }

    private static void Told(Step.Post step, ModelRequest request, Answer answer)
    {
        if (!request.IsSeenBy(step.Author))
        {
            answer.IsProblem(step is { Client: false, Vendor: false, Operations: false }
                && answer.Status == HttpStatusCode.BadRequest ? Problems.InvalidBodyType : Problems.NotFoundType,
                answer.Status == HttpStatusCode.BadRequest ? ["visibility"] : []);
            return;
        }

        if (step is { Client: false, Vendor: false, Operations: false })
        {
            answer.IsProblem(Problems.InvalidBodyType, "visibility");
            return;
        }

        var message = new ModelMessage(
            request.NextNumber, IsSystem: false, step.Author, Texts[step.Text], step.Client || step.Author == Role.Client,
            step.Vendor || step.Author == Role.Vendor, step.Operations || step.Author == Role.Operations);
        request.Thread.Add(message);
        MessageForm.IsFull(answer.Is(HttpStatusCode.Created).Json, message, request);
        Assert.Equal($"{request.Messages}/{request.MessageId(message.Number)}", answer.Header("Location"));
    }

    private async Task MoveAsync(Step.Move step, ModelRequest request)
    {
        var (expected, next) = request.Outcome(step.Actor, step.Action);
        var body = step.Text is { } text ? new JsonObject { ["message"] = Texts[text] } : [];
        var answer = await copies.CallAsync(
            step.Actor, HttpMethod.Post, $"{request.Address}/{step.Action}", Encoding.UTF8.GetBytes(body.ToJsonString()));
        answer.Is((HttpStatusCode)expected);
        if (expected == 204)
        {
            request.Enter(next);
            if (step.Text is { } said)
            {
                request.Thread.Add(new ModelMessage(
                    request.NextNumber, IsSystem: false, step.Actor, Texts[said], Client: true, Vendor: true, Operations: true));
            }

            await LearnSentenceAsync(request);
        }
    }

    private async Task LookAsync(Role reader, ModelRequest request)
    {
        var answer = await copies.CallAsync(reader, HttpMethod.Get, request.Address);
        if (request.IsSeenBy(reader))
        {
            Assert.Equal(request.Status, answer.Is(HttpStatusCode.OK).Json["status"]!.GetValue<string>());
        }
        else
        {
            answer.IsProblem(Problems.NotFoundType);
        }
    }

    private async Task ReadAsync(Step.Read step, ModelRequest request)
    {
        var number = step.Number % (request.NextNumber + 1);
        var path = $"{request.Messages}/{request.MessageId(number)}";
        if (step.InLowerCase)
        {
            path = path.Replace("REQ", "req", StringComparison.Ordinal).Replace("MSG", "msg", StringComparison.Ordinal);
        }

        foreach (var reader in Enum.GetValues<Role>())
        {
            var answer = await copies.CallAsync(reader, HttpMethod.Get, path);
            if (request.IsSeenBy(reader) && request.SeenBy(reader).FirstOrDefault(seen => seen.Number == number) is { } message)
            {
                MessageForm.IsFull(answer.Is(HttpStatusCode.OK).Json, message, request);
            }
            else
            {
                answer.IsProblem(Problems.NotFoundType);
            }
        }
    }

    /// <summary>What the service itself says next, for all to see; its words are learnt, all else is known.</summary>
    private async Task LearnSentenceAsync(ModelRequest request)
    {
        var answer = await copies.CallAsync(
            Role.Operations, HttpMethod.Get, $"{request.Messages}/{request.MessageId(request.NextNumber)}");
        var content = answer.Is(HttpStatusCode.OK).Json["content"]!.GetValue<string>();
        Assert.NotEqual("", content);
        request.Thread.Add(new ModelMessage(
            request.NextNumber, IsSystem: true, Author: null, content, Client: true, Vendor: true, Operations: true));
        MessageForm.IsFull(answer.Json, request.Thread[^1], request);
    }

    // Other conversations of the same accounts have other keys.
    private (string Name, string Value) Key(int key) => ("Idempotency-Key", $"{_name}-{key}");
}
