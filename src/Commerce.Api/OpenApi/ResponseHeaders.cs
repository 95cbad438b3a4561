using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>The headers of an answer.</summary>
internal static class ResponseHeaders
{
    private const string TraceParent = "traceparent";

    /// <summary>Those that every answer carries, told once.</summary>
    public static void AddCommon(OpenApiComponents components) =>
        components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [Correlation.RequestIdHeader] = Header(
                "The caller's own `X-Request-Id`, or one made for the call.", "5f1c0e7d2a9b48c6"),
            [TraceParent] = Header(
                "The call's W3C trace context.", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"),
        };

    public static Dictionary<string, IOpenApiHeader> Of(string status, bool isList, bool isTagged, OpenApiDocument? document)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [Correlation.RequestIdHeader] = new OpenApiHeaderReference(Correlation.RequestIdHeader, document),
            [TraceParent] = new OpenApiHeaderReference(TraceParent, document),
        };
        foreach (var (name, header) in Particular(status, isList, isTagged))
        {
            headers.Add(name, header);
        }

        return headers;
    }

    public static OpenApiHeader Header(string text, string example) => new()
    {
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    private static IEnumerable<(string Name, OpenApiHeader Header)> Particular(string status, bool isList, bool isTagged)
    {
        if (isList && status == "200")
        {
            yield return ("Link", Header(
                "Where there is more: the address of the next page (RFC 8288).",
                "</v1/commerce/messages?limit=20&cursor=iVb>; rel=\"next\""));
            yield return ("MPT-Streaming", Header(
                "`true`, where the call had it and the answer is `application/jsonl`.", "true"));
        }

        if (isTagged && status is "200" or "304")
        {
            yield return ("ETag", Header(
                "Names this version of the object, for `If-None-Match` and `If-Match` (RFC 9110, section 8.8.3).",
                "\"5d41402abc4b2a76b9719d911017c592\""));
        }

        if (Always(status) is { } always)
        {
            yield return always;
        }
    }

    private static (string Name, OpenApiHeader Header)? Always(string status) => status switch
    {
        "201" => ("Location", Header("The address of what was made.", "/v1/commerce/requests/REQ-1671-0642")),
        "401" => ("WWW-Authenticate", Header("The challenge (RFC 6750).", "Bearer realm=\"commerce\"")),
        "429" or "503" => ("Retry-After", Header("Seconds to wait before the next try.", "2")),
        _ => null,
    };
}
