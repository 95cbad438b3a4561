using Commerce.Api.Requests;

namespace Commerce.Api.Demo;

/// <summary>A request with its thread, as both are to be stored.</summary>
internal sealed record DemoRequest
{
    public required long Number { get; init; }

    public required string Name { get; init; }

    public required RequestStatus Status { get; init; }

    public required DemoAccount Client { get; init; }

    public required DemoAccount Vendor { get; init; }

    public required int? ProductNo { get; init; }

    public required int? RequesterUserNo { get; init; }

    public required int? AssigneeUserNo { get; init; }

    public required int? AssigneeTokenNo { get; init; }

    public required ExternalIds ExternalIds { get; init; }

    /// <summary>In the order of their numbers; the first tells of the request's creation.</summary>
    public required IReadOnlyList<DemoMessage> Messages { get; init; }

    /// <summary>The files that its messages tell of, in their order.</summary>
    public IEnumerable<DemoAttachment> Attachments => Messages
        .Where(message => message.AddedFile is not null)
        .Select((message, i) => new DemoAttachment(i + 1, DemoDocument.Named(message.AddedFile!), message));
}
