namespace Commerce.Foundation.Database;

/// <summary>What became of one write of a group.</summary>
/// <param name="IsPassedOver">True where its row was locked: nothing is known of it, and nothing was done.</param>
/// <param name="Result">What was written; null where that was not to be.</param>
internal readonly record struct GroupedWrite<TResult>(bool IsPassedOver, TResult? Result)
    where TResult : class
{
    public static GroupedWrite<TResult> PassedOver { get; } = new(IsPassedOver: true, Result: null);
}
