using Commerce.Bench;

return await new OptionParser().InvokeAsync(args, async (options, cancellation) =>
{
    try
    {
        return await Run.AllAsync(options, cancellation) ? 0 : 1;
    }
    catch (BenchException obstacle)
    {
        await Console.Error.WriteLineAsync(obstacle.Message);
        return 2;
    }
    catch (OperationCanceledException)
    {
        return 130;
    }
});
