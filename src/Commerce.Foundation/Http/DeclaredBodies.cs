using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Foundation.Http;

internal static class DeclaredBodies
{
    /// <summary>
    /// Routes take the bodies that they declare. The code that the compiler makes for a handler cannot know which of its
    /// parameters are services, and says of each handler that has one that it may take JSON: calls with another
    /// <c>Content-Type</c> would be refused, and the OpenAPI document would tell of bodies that nobody reads.
    /// </summary>
    public static RouteGroupBuilder WithDeclaredBodiesOnly(this RouteGroupBuilder routes)
    {
        // Behind all other conventions: what is guessed is added behind those of groups.
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            var guesses = endpoint.Metadata.OfType<AcceptsMetadata>().Where(accepts => accepts.RequestType is null);
            foreach (var guess in guesses.ToList())
            {
                endpoint.Metadata.Remove(guess);
            }
        });
        return routes;
    }
}
