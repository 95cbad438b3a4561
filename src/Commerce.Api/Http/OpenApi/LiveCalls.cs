using System.Text.Json.Nodes;
using Commerce.Api.Attachments;
using Commerce.Api.Events;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Query;
using Microsoft.OpenApi;

namespace Commerce.Api.Http.OpenApi;

/// <summary>Calls that are answered as things happen, and what they are answered with.</summary>
internal static class LiveCalls
{
    public static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        var parameters = operation.Parameters ??= [];
        if (metadata.OfType<EventParameters>().Any())
        {
            parameters.Add(Parameter(
                ParameterLocation.Query, EventQuery.AfterName, "The `id` of the last event that the caller has: those behind it are "
                + "told. Without it the oldest that is kept comes first.", "evt_AAAAAAD_AgIAAAAH"));
            parameters.Add(Parameter(
                ParameterLocation.Query, EventQuery.TypesName, "The types that the caller wants, with commas between them: "
                + $"{string.Join(", ", EventQuery.KnownTypes.Select(type => $"`{type}`"))}.", "message.created"));
            parameters.Add(new OpenApiParameter
            {
                Name = EventQuery.LimitName,
                In = ParameterLocation.Query,
                Description = $"Events on the page, at most {QueryLimits.PageSize}. 0 counts only.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "0",
                    Default = QueryLimits.PageSize,
                },
                Example = 20,
            });
            parameters.Add(Wait("An empty page"));
        }

        if (metadata.OfType<LiveForm>().Any())
        {
            parameters.Add(Wait("With `If-None-Match`: the page that the caller has"));
            parameters.Add(Parameter(
                ParameterLocation.Query, "after", "As `text/event-stream` only: what `Last-Event-ID` would say.", null));
            parameters.Add(Parameter(
                ParameterLocation.Header, "Last-Event-ID", "As `text/event-stream` only: the last event that the caller has; "
                + "the stream begins behind it. Browsers send it by themselves when they connect again.", null));
        }
    }

    /// <summary>The headers of answers that were waited for, or are streamed.</summary>
    public static void DescribeAnswers(OpenApiOperation operation, IList<object> metadata)
    {
        var isFeed = metadata.OfType<EventParameters>().Any();
        if (!isFeed && !metadata.OfType<LiveForm>().Any())
        {
            return;
        }

        foreach (var answer in (operation.Responses ?? []).Where(pair => pair.Key is "200" or "304").Select(pair => pair.Value))
        {
            var headers = ((OpenApiResponse)answer).Headers ??= new Dictionary<string, IOpenApiHeader>();
            headers["Preference-Applied"] = ResponseHeaders.Header("The wait that was granted, where one was asked for.", "wait=30");
            if (isFeed)
            {
                headers["Link"] = ResponseHeaders.Header(
                    "Where to go on, also from an empty page (RFC 8288).", "</v1/commerce/events?after=evt_AAAAAAD_AgIAAAAH&limit=100>; rel=\"next\"");
            }
            else
            {
                headers["X-Accel-Buffering"] = ResponseHeaders.Header("`no`, where the answer is a stream: proxies pass it on at once.", "no");
            }
        }
    }

    /// <summary>What an event is about: one of three kinds, told apart by its type.</summary>
    public static void DescribeData(OpenApiDocument document)
    {
        if (document.Components?.Schemas?.TryGetValue(nameof(CommerceEvent), out var schema) != true
            || schema?.Properties is not { } properties)
        {
            return;
        }

        properties["data"] = new OpenApiSchema
        {
            Description = properties["data"].Description,
            ReadOnly = true,
            AnyOf =
            [
                new OpenApiSchemaReference(nameof(Message), document),
                new OpenApiSchemaReference(nameof(Request), document),
                new OpenApiSchemaReference(nameof(Attachment), document),
            ],
        };
    }

    private static OpenApiParameter Wait(string what) => Parameter(
        ParameterLocation.Header, "Prefer", $"`wait=N`: {char.ToLowerInvariant(what[0])}{what[1..]} is held up to N seconds, at "
        + $"most {Waiting.LongestSeconds}, until there is something new (RFC 7240).", "wait=30");

    private static OpenApiParameter Parameter(ParameterLocation place, string name, string text, string? example) => new()
    {
        Name = name,
        In = place,
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example is null ? null : JsonValue.Create(example),
    };
}
