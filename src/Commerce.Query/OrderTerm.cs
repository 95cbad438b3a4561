namespace Commerce.Query;

/// <summary>One column of a total order and its direction.</summary>
public sealed record OrderTerm(SortColumn Column, bool Descending)
{
    public override string ToString() => (Descending ? "-" : "+") + Column.Name;
}
