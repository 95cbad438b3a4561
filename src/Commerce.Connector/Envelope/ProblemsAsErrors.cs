using Commerce.Foundation.Http;

namespace Commerce.Connector.Envelope;

/// <summary>The problems of the house, told under these addresses as errors of a connector.</summary>
internal static class ProblemsAsErrors
{
    private const string Failure = "A fault of this service. It is logged under the answer's X-Request-Id; tell the operator.";

    private const string TooLarge = "A JSON body has at most 2 MiB (2 097 152 bytes), a file 10 MiB (10 485 760 bytes).";

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        [Problems.UnauthenticatedType.Name] = "error.connector.unauthorized",
        [Problems.ForbiddenType.Name] = "error.connector.forbidden",
        [Problems.NotFoundType.Name] = "error.connector.http.routeDoesNotExist",
        [Problems.MethodNotAllowedType.Name] = "error.connector.http.methodNotAllowed",
        [Problems.NotAcceptableType.Name] = "error.connector.http.notAcceptable",
        [Problems.PayloadTooLargeType.Name] = "error.connector.http.payloadTooLarge",
        [Problems.UnsupportedMediaTypeType.Name] = "error.connector.http.unsupportedMediaType",
        [Problems.UriTooLongType.Name] = "error.connector.http.uriTooLong",
        [Problems.TooManyRequestsType.Name] = "error.connector.http.tooManyRequests",
        [Problems.RequestTimeoutType.Name] = "error.connector.http.requestTimeout",
        [Problems.InvalidBodyType.Name] = "error.connector.validation.invalidJsonInPayload",
        [Problems.InvalidQueryType.Name] = "error.runtime.validation.invalidPropertyValue",
        [Problems.InvalidHeaderType.Name] = "error.connector.http.invalidHeader",
        [Problems.MalformedRequestType.Name] = "error.connector.http.malformedRequest",
        [Problems.InProgressType.Name] = "error.connector.idempotency.inProgress",
        [Problems.KeyReusedType.Name] = "error.connector.idempotency.keyReused",
        [Problems.UnavailableType.Name] = "error.connector.unavailable",
        [Problems.OutcomeUnknownType.Name] = "error.connector.outcomeUnknown",
    };

    public static ProblemForm Form(TimeProvider clock) => new(
        http => ConnectorPaths.Covers(http.Request.Path),
        (http, problem) => WriteEnvelope.ErrorAsync(
            http,
            new ConnectorError(
                problem.Type.Status, Codes.GetValueOrDefault(problem.Type.Name, "error.connector.unexpected"),
                problem.Type == Problems.InternalErrorType ? Failure
                    : problem.Type == Problems.PayloadTooLargeType ? TooLarge
                    : problem.Detail),
            clock.GetUtcNow()));
}
