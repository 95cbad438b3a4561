using Commerce.Api.Identity;
using Commerce.Query;

namespace Commerce.Api.Http;

/// <summary>What an endpoint says of itself: bound by at run time, and written into the OpenAPI document.</summary>
internal static class EndpointConventions
{
    /// <summary>The problems that any call can end in.</summary>
    public static TBuilder WithCommonProblems<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithProblems(
            Problems.UnauthenticatedType, Problems.NotAcceptableType, Problems.InternalErrorType,
            Problems.UnavailableType);

    public static TBuilder WithProblems<TBuilder>(this TBuilder endpoint, params ProblemType[] problems)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var problem in problems)
        {
            endpoint.WithMetadata(problem, new ProducesResponseTypeMetadata(
                problem.Status, typeof(Problem), [ProblemResult.MediaType]));
        }

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

    /// <summary>A single object whose fields can be selected.</summary>
    public static RouteHandlerBuilder WithSelect(this RouteHandlerBuilder endpoint, FieldSet fields) => endpoint
        .WithMetadata(new SelectableFields(fields))
        .WithProblems(Problems.InvalidQueryType, Problems.UriTooLongType);

    /// <summary>A single object that is also offered as text of these media types.</summary>
    public static RouteHandlerBuilder WithTextForms(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(new TextForms(mediaTypes));

    /// <summary>A JSON body: its handler takes a <see cref="Body{T}"/>.</summary>
    public static RouteHandlerBuilder WithBody<T>(this RouteHandlerBuilder endpoint)
        where T : class => endpoint
        .Accepts<T>("application/json", "text/json", "application/*+json")
        .WithProblems(
            Problems.InvalidBodyType, Problems.RequestTimeoutType, Problems.PayloadTooLargeType,
            Problems.UnsupportedMediaTypeType);
}
