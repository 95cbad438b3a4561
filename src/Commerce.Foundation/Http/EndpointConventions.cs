using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>What an endpoint says of itself: bound by at run time, and written into the OpenAPI document.</summary>
internal static class EndpointConventions
{
    /// <summary>The problems that any call can end in; those that write can end in more.</summary>
    public static TBuilder WithCommonProblems<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built =>
        {
            var methods = built.Metadata.OfType<IHttpMethodMetadata>().SelectMany(method => method.HttpMethods).ToList();
            if (!methods.Contains(HttpMethods.Get))
            {
                AddProblems(built, Problems.InvalidQueryType, Problems.UriTooLongType, Problems.OutcomeUnknownType);
            }

            if (methods.Contains(HttpMethods.Post))
            {
                AddProblems(built, Problems.InvalidHeaderType, Problems.InProgressType, Problems.KeyReusedType);
            }
        });
        return endpoint.WithProblems(
            Problems.UnauthenticatedType, Problems.NotAcceptableType, Problems.TooManyRequestsType,
            Problems.InternalErrorType, Problems.UnavailableType);
    }

    public static TBuilder WithProblems<TBuilder>(this TBuilder endpoint, params ProblemType[] problems)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => AddProblems(built, problems));
        return endpoint;
    }

    /// <summary>A list: its handler takes a <see cref="ListCall"/> that is read against these fields.</summary>
    public static RouteHandlerBuilder WithFields(this RouteHandlerBuilder endpoint, FieldSet fields) =>
        endpoint.WithFields(_ => fields);

    /// <summary>A list whose fields depend on who reads.</summary>
    public static RouteHandlerBuilder WithFields(
        this RouteHandlerBuilder endpoint, Func<AccountType, FieldSet> fields) => endpoint
        .WithMetadata(new ListFields(fields), new TextForms([Negotiation.JsonLines]))
        .WithProblems(Problems.InvalidQueryType, Problems.UriTooLongType, Problems.NotImplementedType);

    /// <summary>A list that is also offered as it grows: its handler answers with a stream of events.</summary>
    public static RouteHandlerBuilder WithLiveForm(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(LiveForm.Instance, WaitForm.KnownPage, new TextForms([Negotiation.EventStream]))
        .WithProblems(Problems.InvalidHeaderType);

    /// <summary>A single object whose fields can be selected.</summary>
    public static RouteHandlerBuilder WithSelect(this RouteHandlerBuilder endpoint, FieldSet fields) => endpoint
        .WithMetadata(new SelectableFields(fields))
        .WithProblems(Problems.InvalidQueryType, Problems.UriTooLongType, Problems.NotImplementedType);

    /// <summary>A single object that is also offered as text of these media types.</summary>
    public static RouteHandlerBuilder WithTextForms(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(new TextForms(mediaTypes));

    /// <summary>A single object that is offered as text of these media types alone.</summary>
    public static RouteHandlerBuilder WithTextOnly(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(
            new TextForms(mediaTypes) { IsTextOnly = true }, new ProducesResponseTypeMetadata(StatusCodes.Status200OK));

    /// <summary>A change that honours <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder WithIfMatch(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(ConditionalWrite.Instance)
        .WithProblems(Problems.PreconditionFailedType);

    /// <summary>A call in which the service writes sentences, in the caller's language.</summary>
    public static RouteHandlerBuilder WithLanguage(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(WritesSentences.Instance);

    /// <summary>A single object that is also offered as a file of one of these media types.</summary>
    public static RouteHandlerBuilder WithFileForms(
        this RouteHandlerBuilder endpoint, params string[] mediaTypes) => endpoint
        .WithMetadata(new TextForms(mediaTypes) { AreFiles = true })
        .WithProblems(Problems.PreconditionFailedType, Problems.RangeNotSatisfiableType);

    /// <summary>A body of two parts: a file, and the JSON that is said of it.</summary>
    public static RouteHandlerBuilder WithUpload<T>(
        this RouteHandlerBuilder endpoint, string filePart, string jsonPart)
        where T : class => endpoint
        .Accepts<T>("multipart/form-data")
        .WithMetadata(new UploadForm(filePart, jsonPart))
        .WithProblems(
            Problems.InvalidBodyType, Problems.RequestTimeoutType, Problems.PayloadTooLargeType,
            Problems.UnsupportedMediaTypeType);

    /// <summary>A JSON body: its handler takes a <see cref="Body{T}"/>.</summary>
    public static RouteHandlerBuilder WithBody<T>(this RouteHandlerBuilder endpoint)
        where T : class => endpoint.WithBody<T>([]);

    /// <summary>The same, also taken as text of these media types: its handler takes a <see cref="TextBody{T}"/>.</summary>
    public static RouteHandlerBuilder WithBodyOrText<T>(this RouteHandlerBuilder endpoint, params string[] mediaTypes)
        where T : class => endpoint.WithBody<T>(mediaTypes);

    private static RouteHandlerBuilder WithBody<T>(this RouteHandlerBuilder endpoint, string[] mediaTypes)
        where T : class => endpoint
        .Accepts<T>("application/json", ["text/json", "application/*+json", .. mediaTypes])
        .WithProblems(
            Problems.InvalidBodyType, Problems.InvalidQueryType, Problems.UriTooLongType, Problems.RequestTimeoutType,
            Problems.PayloadTooLargeType, Problems.UnsupportedMediaTypeType);

    private static void AddProblems(EndpointBuilder endpoint, params IEnumerable<ProblemType> problems)
    {
        foreach (var problem in problems)
        {
            endpoint.Metadata.Add(problem);
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(
                problem.Status, typeof(Problem), [ProblemResult.MediaType]));
        }
    }
}
