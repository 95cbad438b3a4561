namespace Commerce.Api.Tests.Faults;

/// <summary>A message as a follower was told of it.</summary>
/// <param name="Event">The id by which the way tells what it tells twice; null where it has none.</param>
internal sealed record ToldMessage(string Id, string Content, string? Event);
