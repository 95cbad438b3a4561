namespace Commerce.Api.Demo;

/// <summary>A few messages that belong together.</summary>
/// <param name="Kind">Where in a thread it may stand.</param>
/// <param name="Title">The request's name; empty but for openings.</param>
internal sealed record Episode(string Kind, string Title, IReadOnlyList<ScriptLine> Lines);
