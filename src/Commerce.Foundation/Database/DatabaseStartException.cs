namespace Commerce.Foundation.Database;

/// <summary>
/// There is no database to work with. The message is for the person at the terminal and says what to do; the stack
/// trace adds nothing.
/// </summary>
internal class DatabaseStartException(string message) : Exception(message);
