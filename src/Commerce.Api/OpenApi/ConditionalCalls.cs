using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Commerce.Foundation.Idempotency;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>The request headers by which a call depends on versions, or says what it wants back.</summary>
internal static class ConditionalCalls
{
    public static void Describe(OpenApiOperation operation, string? method, IList<object> metadata)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<TaggedMetadata>().Any() && method == HttpMethods.Get)
        {
            operation.Parameters.Add(Header(
                "If-None-Match", "The `ETag` of a version that the caller has: 304 without a body where it is the present one.",
                "\"5d41402abc4b2a76b9719d911017c592\""));
            operation.Responses ??= [];
            operation.Responses["304"] = new OpenApiResponse { Description = "The version that the caller has is the present one." };
        }

        if (metadata.OfType<ConditionalWrite>().Any())
        {
            operation.Parameters.Add(Header(
                "If-Match", "The `ETag` of the object's full form: 412, and nothing is changed, where it has changed since.",
                "\"5d41402abc4b2a76b9719d911017c592\""));
        }

        if (method == HttpMethods.Post)
        {
            operation.Parameters.Add(Header(
                IdempotencyKey.Header,
                "Makes the call safe to repeat: for 24 hours the same call under the same key takes effect once, and gets the "
                + "first answer again with `Idempotent-Replayed: true`. 1 to 255 visible ASCII characters.",
                "7f0c9a52-6a3e-4f0e-9d9f-0f6f5f1f7c11"));
        }

        if (metadata.OfType<OptionalAnswer>().Any())
        {
            operation.Parameters.Add(Header(
                "Prefer", "`return=representation`: the answer is 200 with the object. So it is with `Accept: application/json` "
                + "alone; else, and with `return=minimal`, 204 (RFC 7240).",
                "return=representation"));
        }
    }

    /// <summary>The headers by which an answer says that it did as those of the call wanted.</summary>
    public static void DescribeAnswers(OpenApiOperation operation, string? method, IList<object> metadata)
    {
        foreach (var (_, response) in (operation.Responses ?? []).Where(answer => answer.Key.StartsWith('2')))
        {
            if (method == HttpMethods.Post)
            {
                response.Headers!["Idempotent-Replayed"] = ResponseHeaders.Header(
                    "`true`, where the answer is that of the first call under the same `Idempotency-Key`.", "true");
            }

            if (metadata.OfType<OptionalAnswer>().Any())
            {
                response.Headers!["Preference-Applied"] = ResponseHeaders.Header(
                    "The `return` of `Prefer`, where the call had one (RFC 7240).", "return=representation");
            }
        }
    }

    private static OpenApiParameter Header(string name, string text, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };
}
