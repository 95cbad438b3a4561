using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Foundation.Http;

/// <summary>The page behind each problem's <c>type</c>, and the catalogue of them all.</summary>
internal static class ProblemPages
{
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", () => Page("Problems", [.. Problems.All])).ExcludeFromDescription();
        app.MapGet("/problems/{name}", One).ExcludeFromDescription();
    }

    private static IResult One(string name) =>
        Problems.All.FirstOrDefault(type => type.Name == name) is { } type
            ? Page(type.Title, type)
            : Problems.NotFound();

    private static ContentHttpResult Page(string title, params IReadOnlyList<ProblemType> types)
    {
        var encode = HtmlEncoder.Default;
        var html = new StringBuilder($"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{encode.Encode(title)}</title></head>
            <body>

            """);
        foreach (var type in types)
        {
            html.Append($"""
                <h1>{encode.Encode(type.Title)}</h1>
                <p><code>{type.Address}</code>, status {type.Status}</p>
                <p>{encode.Encode(type.Meaning)}</p>

                """);
        }

        return TypedResults.Content(html.Append("</body>\n</html>\n").ToString(), Negotiation.Html, Encoding.UTF8);
    }
}
