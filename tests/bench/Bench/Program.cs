using Commerce.Bench;

return await new OptionParser().InvokeAsync(args, async options =>
{
    try
    {
        return await Run.AllAsync(options) ? 0 : 1;
    }
    catch (BenchException obstacle)
    {
        await Console.Error.WriteLineAsync(obstacle.Message);
        return 2;
    }
});
