using Commerce.Foundation.Http;

namespace Commerce.Api.Events;

/// <summary>What came of a poll: a page, or that the caller has it; neither where there is no list.</summary>
internal sealed record Polled<T>(Tagged<Page<T>>? Page, NotModified? Unchanged);
