namespace Commerce.Foundation.Identity;

internal static class CallerChanges
{
    /// <summary>The calls of these routes change who may call: what was known of callers is forgotten before the answer.</summary>
    public static RouteGroupBuilder WithCallerChanges(this RouteGroupBuilder routes) => routes.AddEndpointFilter(
        (call, next) =>
        {
            var http = call.HttpContext;
            if (!HttpMethods.IsGet(http.Request.Method))
            {
                // Behind the commit, which comes after the handler where the answer is recorded with the effect.
                http.Response.OnStarting(() =>
                {
                    http.RequestServices.GetRequiredService<RecentCallers>().Forget();
                    return Task.CompletedTask;
                });
            }

            return next(call);
        });
}
