using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>
/// The catalogue of everything that can go wrong, and the only place where a problem is made. Each kind has a page at
/// its address and a row in the README.
/// </summary>
internal static class Problems
{
    private const int LongestEcho = 100;

    public static readonly ProblemType InvalidBodyType = new("invalid-body", 400, "The body is not valid",
        "The JSON is broken, or a field is missing, unknown, given twice or beyond its limits. `errors` names each "
        + "field with what would be right. Nothing was stored.");

    public static readonly ProblemType InvalidQueryType = new("invalid-query", 400, "The query is not valid",
        "A query parameter is unknown or holds what it cannot hold. `errors` names the parameter, the position in its "
        + "value, and where one is near, the name that was meant.");

    public static readonly ProblemType InvalidHeaderType = new("invalid-header", 400, "A header is not valid",
        "A header of the call holds what it cannot hold. `errors` names it with what would be right.");

    public static readonly ProblemType MalformedRequestType = new("malformed-request", 400, "The call is malformed",
        "The message is not proper HTTP, or ended before it was complete.");

    public static readonly ProblemType InvalidParametersType = new(
        "invalid-parameters", 400, "The request's parameters are not right",
        "A value that the request's product requires is missing, or one is wrong. `errors` names each parameter as "
        + "`parameters.<externalId>`; `validate` tells the same without moving the request. Nothing was changed.");

    public static readonly ProblemType UnauthenticatedType = new("unauthenticated", 401, "Who is calling is not known",
        "Send `Authorization: Bearer idt:TKN-dddd-dddd:<secret>` with an active API token, or a valid JWT of the "
        + "configured issuer. The `WWW-Authenticate` header repeats it.");

    public static readonly ProblemType ForbiddenType = new("forbidden", 403, "This caller may not do that",
        "The object is visible to you, but the action belongs to accounts of another type.");

    public static readonly ProblemType NotFoundType = new("not-found", 404, "Not found",
        "There is nothing at this address that your account may see. What exists but is not yours gets the same "
        + "answer as what does not exist.");

    public static readonly ProblemType MethodNotAllowedType = new("method-not-allowed", 405, "Method not allowed",
        "The resource does not know this method. The `Allow` header lists those it knows. Messages, for one, are "
        + "never changed or deleted.");

    public static readonly ProblemType NotAcceptableType = new("not-acceptable", 406, "No such representation",
        "The `Accept` header leaves none of the media types that the resource offers; `detail` lists them.");

    public static readonly ProblemType RequestTimeoutType = new("request-timeout", 408, "The call came too slowly",
        "The body did not arrive in time. Nothing was stored; send it again.");

    public static readonly ProblemType ConflictType = new("conflict", 409, "The object's state does not allow that",
        "What is asked is possible in other states of the object. `detail` names the state that it is in, and what is "
        + "possible in it.");

    public static readonly ProblemType InProgressType = new("in-progress", 409, "The first call is still at work",
        "Another call with the same `Idempotency-Key` has not ended yet. Send it again after the seconds that `Retry-After` "
        + "names; the answer is then that of the first.")
    {
        RetryAfterSeconds = 1,
    };

    public static readonly ProblemType EventGoneType = new("event-gone", 410, "The event is no longer kept",
        "Events are kept for 30 days; behind this one some may have gone that you have not seen. Read what you keep in step "
        + "anew, and begin with the oldest event that there is: without `after`.");

    public static readonly ProblemType PreconditionFailedType = new(
        "precondition-failed", 412, "The object has changed",
        "`If-Match` names another version of the object than the one that is stored. Nothing was changed; read the "
        + "object again.");

    public static readonly ProblemType PayloadTooLargeType = new("payload-too-large", 413, "The body is too large",
        "A JSON body has at most 1 MiB (1 048 576 bytes), the file of an attachment 30 000 000 bytes, a picture 256 KiB (262 144 "
        + "bytes).");

    public static readonly ProblemType UriTooLongType = new("uri-too-long", 414, "The address is too long",
        "A query string has at most 16 KiB (16 384 characters).");

    public static readonly ProblemType UnsupportedMediaTypeType = new(
        "unsupported-media-type", 415, "The body is of an unknown kind",
        "Bodies are JSON in UTF-8, sent as `application/json`, `text/json` or `application/*+json`; an attachment is sent "
        + "as `multipart/form-data`, a picture as `image/png` or `image/jpeg`.");

    public static readonly ProblemType RangeNotSatisfiableType = new(
        "range-not-satisfiable", 416, "No such part of the file",
        "`Range` asks for a part that begins behind the end of the file. `Content-Range` tells the size of the file.");

    public static readonly ProblemType KeyReusedType = new(
        "idempotency-key-reused", 422, "The key belongs to another call",
        "An `Idempotency-Key` stands for one call: the same key with another address or another body is refused. Nothing "
        + "was done; use a new key.");

    public static readonly ProblemType TooManyRequestsType = new("too-many-requests", 429, "Too many calls",
        "The caller has used up the calls that its token or its account has in a window. `RateLimit-Policy` names the "
        + "limit; the next call is served after the seconds that `Retry-After` names.");

    public static readonly ProblemType InternalErrorType = new("internal-error", 500, "The service failed",
        "A fault of this service. It is logged under the `traceId`; tell the operator.");

    public static readonly ProblemType NotImplementedType = new("not-implemented", 501, "That is not offered",
        "The query language has it, this service does not. `errors` names the place.");

    public static readonly ProblemType NotConfiguredType = new(
        "not-configured", 501, "The operator has not configured that",
        "The service offers it once its operator has made a setting, which `detail` names. Nothing was done.");

    public static readonly ProblemType UnavailableType = new("unavailable", 503, "The service is not available",
        "The database, or the issuer of the caller's JWT, cannot be reached or does not answer in time; or more calls "
        + "wait than can be served soon. Nothing was done. Try again after the seconds that `Retry-After` names.")
    {
        RetryAfterSeconds = 2,
    };

    public static readonly ProblemType OutcomeUnknownType = new(
        "outcome-unknown", 503, "Whether it took effect is not known",
        "The database was lost while it stored what was asked for. With an `Idempotency-Key` the call can be sent again as it "
        + "was: it takes effect once. Without one, look first.")
    {
        RetryAfterSeconds = 2,
    };

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidBodyType, InvalidQueryType, InvalidHeaderType, MalformedRequestType, InvalidParametersType, UnauthenticatedType,
        ForbiddenType, NotFoundType, MethodNotAllowedType, NotAcceptableType, RequestTimeoutType, ConflictType, InProgressType,
        EventGoneType, PreconditionFailedType, PayloadTooLargeType, UriTooLongType, UnsupportedMediaTypeType,
        RangeNotSatisfiableType, KeyReusedType,
        TooManyRequestsType, InternalErrorType, NotImplementedType, NotConfiguredType, UnavailableType, OutcomeUnknownType,
    ];

    // Kinds that a bare status never means.
    private static IReadOnlyList<ProblemType> Particular { get; } =
        [InvalidBodyType, InvalidQueryType, InvalidHeaderType, InvalidParametersType];

    public static ProblemResult InvalidBody(FieldErrors errors) =>
        new(InvalidBodyType, errors.Summary, errors.ByField);

    public static ProblemResult InvalidHeader(FieldErrors errors) =>
        new(InvalidHeaderType, errors.Summary, errors.ByField);

    public static ProblemResult InvalidParameters(FieldErrors errors) =>
        new(InvalidParametersType, errors.Summary, errors.ByField);

    public static ProblemResult InvalidQuery(QueryException error)
    {
        // Clients of RQL look an error up by the path or function at fault, others by the parameter.
        var key = error.Subject ?? error.Parameter;
        key = key.Length <= LongestEcho ? key : key[..LongestEcho];
        return new(error.IsUnsupported ? NotImplementedType : InvalidQueryType, $"{key}: {error.Sentence}",
            new Dictionary<string, IReadOnlyList<string>> { [key] = [error.Sentence] });
    }

    /// <summary>A condition whose arithmetic leaves what numbers and times can hold; found while it ran.</summary>
    public static ProblemResult OutOfRange() => new(
        InvalidQueryType, "The filter computes a number or a time that is out of range.");

    public static ProblemResult UriTooLong() => new(UriTooLongType, UriTooLongType.Meaning);

    public static ProblemResult NotFound() =>
        new(NotFoundType, "There is nothing at this address that your account may see.");

    public static ProblemResult Forbidden(string detail) => new(ForbiddenType, detail);

    public static ProblemResult Conflict(string detail) => new(ConflictType, detail);

    public static ProblemResult EventGone() => new(EventGoneType, EventGoneType.Meaning);

    public static ProblemResult PreconditionFailed() => new(PreconditionFailedType, PreconditionFailedType.Meaning);

    public static ProblemResult NotAcceptable(IEnumerable<string> offered) =>
        new(NotAcceptableType, $"The resource is offered as {string.Join(", ", offered)}.");

    public static ProblemResult PayloadTooLarge(string detail) => new(PayloadTooLargeType, detail);

    public static ProblemResult UnsupportedMediaType(string detail) => new(UnsupportedMediaTypeType, detail);

    public static ProblemResult UnsupportedMediaType() => new(UnsupportedMediaTypeType, UnsupportedMediaTypeType.Meaning);

    public static ProblemResult RangeNotSatisfiable(long size) =>
        new(RangeNotSatisfiableType, $"The file has {size} bytes; the range begins behind them.");

    public static ProblemResult Unauthenticated(string detail) => new(UnauthenticatedType, detail);

    public static ProblemResult Unavailable(string what) =>
        new(UnavailableType, $"{what} cannot be reached or does not answer in time. Try again.");

    public static ProblemResult Overloaded() =>
        new(UnavailableType, "Too many calls wait for the database at the moment. Try again.");

    public static ProblemResult Stopping() =>
        new(UnavailableType, "This copy of the service is about to stop. Send new calls to another one.");

    public static ProblemResult TooManyRequests(string policy, int permits, int windowSeconds, TimeSpan wait) =>
        new(TooManyRequestsType, $"{policy}: at most {permits} calls in {windowSeconds} s.")
        {
            RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
        };

    public static ProblemResult NotConfigured(string detail) => new(NotConfiguredType, detail);

    public static ProblemResult InProgress() => new(InProgressType, InProgressType.Meaning);

    public static ProblemResult KeyReused() => new(KeyReusedType, KeyReusedType.Meaning);

    public static ProblemResult OutcomeUnknown() => new(OutcomeUnknownType, OutcomeUnknownType.Meaning);

    /// <summary>A place to keep a body for a moment is full, or cannot be written.</summary>
    public static ProblemResult NoRoom() =>
        new(UnavailableType, "There is no room for the file at the moment. Try again.");

    /// <summary>The problem for a status that the framework chose, such as 405 for a route without that method.</summary>
    public static ProblemResult Of(int status)
    {
        var type = All.FirstOrDefault(type => type.Status == status && !Particular.Contains(type))
            ?? (status < 500 ? MalformedRequestType : InternalErrorType);
        return type == NotFoundType ? NotFound() : new(type, type.Meaning);
    }
}
