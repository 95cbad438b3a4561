namespace Commerce.Api.Events;

/// <summary>One event of a stream.</summary>
/// <param name="Id">What the client sends as <c>Last-Event-ID</c> to go on behind it.</param>
/// <param name="Type">Its name.</param>
internal sealed record LiveEvent<T>(string Id, string Type, T Data);
