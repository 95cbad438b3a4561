using System.Diagnostics;
using System.Globalization;
using Commerce.Foundation.Telemetry;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.Extensions.Caching.Memory;

namespace Commerce.Foundation.Markup;

/// <summary>Turns the content of a message into a fragment of HTML that is safe to put into any page.</summary>
/// <remarks>One instance serves the whole process, since it holds the limit on concurrent rendering.</remarks>
internal sealed class MarkupRenderer : IDisposable
{
    private const int CachedCharacters = 8 * 1024 * 1024;

    // Only what GitHub has beyond CommonMark. Most other extensions write text of the author's choice into the page
    // unescaped (abbreviations, diagrams, mathematics, generic attributes) or give ids to headings, which then shadow
    // names of the page's scripts.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    // Some inputs take time quadratic in their length and nothing can interrupt the parser, so only as many run at once
    // as there are processors: the rest of the service keeps its threads.
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    // Messages never change and equal texts give equal fragments: what is read often is rendered once.
    private readonly MemoryCache _rendered = new(new MemoryCacheOptions { SizeLimit = CachedCharacters });

    /// <summary>Renders under the limit on concurrent rendering; callers cap the length of the content.</summary>
    public Task<string> RenderAsync(string content, CancellationToken cancellation) =>
        RenderAsync(content, AttachmentLinks.None, cancellation);

    /// <summary>The same for a text of a request, whose attachments it may show by their ids.</summary>
    public async Task<string> RenderAsync(string content, AttachmentLinks attachments, CancellationToken cancellation)
    {
        // A text with an id in it means something else in each request.
        object key = attachments.Concern(content) ? (attachments.Prefix, content) : content;
        if (_rendered.TryGetValue(key, out string? known))
        {
            return known!;
        }

        await _slots.WaitAsync(cancellation);
        try
        {
            var begin = Stopwatch.GetTimestamp();
            var html = await Task.Run(() => Render(content, attachments), cancellation);
            Measures.MarkupDuration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            return _rendered.Set(key, html, new MemoryCacheEntryOptions { Size = content.Length + html.Length });
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Renders any text, without ever throwing; equal texts give equal fragments.</summary>
    public static string Render(string content) => Render(content, AttachmentLinks.None);

    private static string Render(string content, AttachmentLinks attachments)
    {
        if (!RenderingCost.IsBearable(content))
        {
            return PlainText.ToHtml(content);
        }

        try
        {
            var document = Markdown.Parse(content, Pipeline);
            DocumentRules.Apply(document, attachments);
            return HtmlFilter.Clean(ToHtml(document)).TrimEnd('\n');
        }
        catch (Exception)
        {
            // The parser refuses nesting beyond 128 levels. Whatever else goes wrong, a message that was accepted must
            // stay readable, so the reader gets its text.
            return PlainText.ToHtml(content);
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _rendered.Dispose();
    }

    // A renderer of its own each time. Those that the library pools come back as they were when nesting too deep made
    // them fail, within the alternative text of an image for one, and then write other people's messages without any
    // elements, until the process ends.
    private static string ToHtml(MarkdownDocument document)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return output.ToString();
    }
}
