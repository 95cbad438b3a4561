namespace Commerce.Bench;

/// <summary>The bench cannot go on. The message is for the person at the terminal; a stack trace adds nothing.</summary>
internal sealed class BenchException(string message) : Exception(message);
