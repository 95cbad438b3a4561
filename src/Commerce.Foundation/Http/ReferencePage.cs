
namespace Commerce.Foundation.Http;

/// <summary>
/// The reference page at <c>/docs</c>, wholly from this server. Its script is fetched by the build; a build without a
/// package client leaves it out, and the page says so.
/// </summary>
internal static class ReferencePage
{
    private const string Folder = "Docs";

    public static void MapReferencePage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/docs")).ExcludeFromDescription();
        app.MapGet("/docs", () => File("index.html", Negotiation.Html)).ExcludeFromDescription();
        app.MapGet("/docs/start.js", () => File("start.js", "text/javascript")).ExcludeFromDescription();
        app.MapGet("/docs/scalar.js", () => File("scalar.js", "text/javascript")).ExcludeFromDescription();
        app.MapGet("/docs/icon.svg", () => File("icon.svg", "image/svg+xml")).ExcludeFromDescription();
    }

    private static IResult File(string name, string mediaType)
    {
        var path = Path.Combine(AppContext.BaseDirectory, Folder, name);
        return System.IO.File.Exists(path)
            ? TypedResults.PhysicalFile(path, mediaType, lastModified: System.IO.File.GetLastWriteTimeUtc(path))
            : Problems.NotFound();
    }
}
