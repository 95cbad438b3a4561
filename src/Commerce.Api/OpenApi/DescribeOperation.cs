using System.Globalization;
using System.Reflection;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>Writes what an endpoint's metadata says into its operation: query, headers, problems.</summary>
internal static class DescribeOperation
{
    public static Task Transform(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var fields in metadata.OfType<ListFields>().Select(list => list.Documented))
        {
            QueryParameters.OfList(fields).ForEach(operation.Parameters.Add);
        }

        foreach (var selectable in metadata.OfType<SelectableFields>())
        {
            QueryParameters.OfObject(selectable.Fields).ForEach(operation.Parameters.Add);
        }

        LiveCalls.Describe(operation, metadata);
        ConditionalCalls.Describe(operation, context.Description.HttpMethod, metadata);
        if (metadata.OfType<WritesSentences>().Any())
        {
            operation.Parameters.Add(QueryParameters.Language);
        }

        if (operation.RequestBody?.Content?.TryGetValue(Negotiation.Markdown, out var text) == true)
        {
            text.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        var problems = metadata.OfType<ProblemType>().Distinct().ToLookup(problem => Key(problem.Status));
        foreach (var (status, response) in operation.Responses ?? [])
        {
            var described = (OpenApiResponse)response;
            if (problems[status].Any())
            {
                described.Description = string.Join(" ", problems[status].Select(Sentence));
            }

            if (status == "200")
            {
                AddTextForms(described, metadata.OfType<TextForms>());
            }

            described.Headers = ResponseHeaders.Of(
                status, metadata.OfType<ListFields>().Any(), metadata.OfType<TaggedMetadata>().Any(), context.Document);
        }

        ConditionalCalls.DescribeAnswers(operation, context.Description.HttpMethod, metadata);
        LiveCalls.DescribeAnswers(operation, metadata);
        FileAnswers.Describe(operation, metadata.OfType<TextForms>(), context.Document);
        foreach (var form in metadata.OfType<UploadForm>())
        {
            UploadBody.Describe(operation, form);
        }

        foreach (var handler in metadata.OfType<MethodInfo>())
        {
            PathParameters.Describe(operation, handler);
        }

        if (!metadata.OfType<IAuthorizeData>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement()];
        }

        Sort(operation);
        return Task.CompletedTask;
    }

    private static void AddTextForms(OpenApiResponse response, IEnumerable<TextForms> forms)
    {
        response.Content ??= new Dictionary<string, OpenApiMediaType>();
        foreach (var mediaType in forms.SelectMany(form => form.MediaTypes))
        {
            response.Content[mediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = mediaType.StartsWith("image/", StringComparison.Ordinal) ? "binary" : null,
                },
            };
        }
    }

    private static string Sentence(ProblemType problem) => $"`{problem.Address}`: {problem.Title}.";

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    // Responses come in the order of registration; a document reads better, and differs less, when they are sorted.
    private static void Sort(OpenApiOperation operation)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted.Add(status, response);
        }

        operation.Responses = sorted;
    }
}
