namespace Commerce.Foundation.Database;

/// <summary>What became of one call of a group.</summary>
/// <param name="IsPassedOver">True where its row was locked: nothing is known of it, and nothing was done.</param>
/// <param name="Result">What was written or read; null where there is nothing.</param>
/// <param name="IsForAlone">True where it is no use to try again along with others.</param>
internal readonly record struct GroupedResult<TResult>(bool IsPassedOver, TResult? Result, bool IsForAlone = false)
    where TResult : class
{
    public static GroupedResult<TResult> PassedOver { get; } = new(IsPassedOver: true, Result: null);
}
