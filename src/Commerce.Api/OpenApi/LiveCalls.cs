using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>Calls that are answered as things happen, and parameters beside the query language.</summary>
internal static class LiveCalls
{
    public static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        var parameters = operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<CallParameters>().SelectMany(call => call.Parameters))
        {
            parameters.Add(OfCall(parameter));
        }

        foreach (var wait in metadata.OfType<WaitForm>())
        {
            parameters.Add(Parameter(
                ParameterLocation.Header, "Prefer", $"`wait=N`: {wait.What} is held up to N seconds, at most "
                + $"{Waiting.LongestSeconds}, until there is something new (RFC 7240).", "wait=30"));
        }

        if (metadata.OfType<LiveForm>().Any())
        {
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
        foreach (var answer in (operation.Responses ?? []).Where(pair => pair.Key is "200" or "304").Select(pair => pair.Value))
        {
            var headers = ((OpenApiResponse)answer).Headers ??= new Dictionary<string, IOpenApiHeader>();
            if (metadata.OfType<WaitForm>().Any())
            {
                headers["Preference-Applied"] = ResponseHeaders.Header(
                    "The wait that was granted, where one was asked for.", "wait=30");
            }

            if (metadata.Contains(WaitForm.EmptyPage))
            {
                headers["Link"] = ResponseHeaders.Header(
                    "Where to go on, also from an empty page (RFC 8288).",
                    "</v1/commerce/events?after=evt_AAAAAAD_AgIAAAAH&limit=100>; rel=\"next\"");
            }

            if (metadata.OfType<LiveForm>().Any())
            {
                headers["X-Accel-Buffering"] = ResponseHeaders.Header(
                    "`no`, where the answer is a stream: proxies pass it on at once.", "no");
            }
        }
    }

    /// <summary>Properties that hold an object of one of several types.</summary>
    public static void DescribeChoices(OpenApiDocument document)
    {
        foreach (var property in WireTypes.All.SelectMany(type => type.GetProperties()))
        {
            if (property.GetCustomAttribute<AnyOfAttribute>() is { } choice
                && document.Components?.Schemas?.TryGetValue(property.DeclaringType!.Name, out var schema) == true
                && schema.Properties is { } properties)
            {
                var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
                properties[name] = new OpenApiSchema
                {
                    Description = properties[name].Description,
                    ReadOnly = true,
                    AnyOf = [.. choice.Types.Select(type => new OpenApiSchemaReference(type.Name, document))],
                };
            }
        }
    }

    private static OpenApiParameter OfCall(CallParameter parameter) => parameter.Preset is not { } preset
        ? Parameter(ParameterLocation.Query, parameter.Name, parameter.Text, parameter.Example)
        : new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Text,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "0",
                Default = preset,
            },
            Example = int.Parse(parameter.Example, CultureInfo.InvariantCulture),
        };

    private static OpenApiParameter Parameter(ParameterLocation place, string name, string text, string? example) => new()
    {
        Name = name,
        In = place,
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example is null ? null : JsonValue.Create(example),
    };
}
