using Commerce.Baselines.Bare;
using Commerce.Baselines.Limit;
using Npgsql;

// The address comes as --urls, the database as ConnectionStrings__Commerce, as with the service.
WebApplication? app = args switch
{
    ["limit", .. var rest] => LimitServer.Create(rest),
    ["bare", .. var rest] => BareServer.Create(rest),
    _ => null,
};
if (app is null)
{
    await Console.Error.WriteLineAsync("The first argument is `limit` or `bare`.");
    return 2;
}

// Ready means here what it means of the service: the database answers.
app.MapGet("/health/ready", async (NpgsqlDataSource database, CancellationToken cancellation) =>
{
    await using var command = database.CreateCommand("select 1");
    await command.ExecuteScalarAsync(cancellation);
});
await app.RunAsync();
return 0;
