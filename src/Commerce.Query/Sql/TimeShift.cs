namespace Commerce.Query.Sql;

/// <summary>A time moved by all the constant durations added to it, at once.</summary>
internal sealed record TimeShift(Scalar From, TimeSpan By)
{
    // Beyond any time the service knows, and near enough that PostgreSQL's calendar (from 4714 BC) never ends.
    private static readonly TimeSpan Limit = TimeSpan.FromDays(365 * 4_000);

    /// <summary>Null where a duration is no constant.</summary>
    public static TimeShift? Of(Scalar.Call call)
    {
        var ticks = decimal.Zero;
        Scalar from = call;
        while (from is Scalar.Call { Function: Function.Add or Function.Subtract } step)
        {
            if (step.Arguments[1] is not Scalar.Constant { Value: TimeSpan by })
            {
                return null;
            }

            ticks += step.Function is Function.Add ? by.Ticks : -(decimal)by.Ticks;
            from = step.Arguments[0];
        }

        return new TimeShift(from, new TimeSpan((long)Math.Clamp(ticks, -Limit.Ticks, Limit.Ticks)));
    }
}
