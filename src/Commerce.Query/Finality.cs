namespace Commerce.Query;

/// <summary>Whether a condition on a row, once it holds, always holds: it asks only for what never changes.</summary>
internal static class Finality
{
    public static bool Of(Filter filter)
    {
        // Chains of and/or may be long: they are walked, not recursed into.
        var rest = new Stack<Filter>([filter]);
        while (rest.TryPop(out var next))
        {
            switch (next)
            {
                case Filter.And(var left, var right):
                    rest.Push(left);
                    rest.Push(right);
                    break;
                case Filter.Or(var left, var right):
                    rest.Push(left);
                    rest.Push(right);
                    break;
                case Filter.Not(var operand):
                    rest.Push(operand);
                    break;
                case Filter.Compare compare when Of(compare.Left) && Of(compare.Right):
                case Filter.In list when Of(list.Value):
                case Filter.Match match when Of(match.Text) && Of(match.Needle):
                case Filter.Always:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool Of(Scalar scalar) => scalar switch
    {
        Scalar.Column column => column.Field.IsFinal,
        Scalar.Constant => true,
        Scalar.Call call => call.Function != Function.Now && call.Arguments.All(Of),
        _ => false,
    };
}
