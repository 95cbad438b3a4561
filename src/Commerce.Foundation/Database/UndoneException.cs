namespace Commerce.Foundation.Database;

/// <summary>
/// What the call did was undone along with what others did, for the sake of one of them. It may be run again,
/// by itself; as a feature of the call it tells that it was.
/// </summary>
internal sealed class UndoneException : Exception;
