using Commerce.Api.Accounts;
using Commerce.Api.Database;
using Commerce.Api.Demo;
using Commerce.Api.Http;
using Commerce.Api.Http.OpenApi;
using Commerce.Api.Identity;
using Commerce.Api.Markup;
using Commerce.Api.Messages;
using Commerce.Api.Operations;
using Commerce.Api.Requests;

if (OperatorCommands.Knows(args))
{
    return await OperatorCommands.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
await using var server = await LocalDatabase.StartOrExplainAsync(builder.Configuration);
if (server is null)
{
    return OperatorCommands.Failed;
}

builder.AddHosting();
builder.Services.AddDatabase(server);
builder.Services.AddIdentity();
builder.Services.AddSingleton<MarkupRenderer>();
builder.Services.AddRequests();
builder.Services.AddMessages();
builder.Services.AddOpenApiDocuments();
builder.Services.AddDemo(server);
builder.Services.AddStartBanner();

await using var app = builder.Build();
app.UseHttpRules();
app.MapRequests();
app.MapMessages();
app.MapOpenApiDocuments();
app.MapReferencePage();
app.MapProblemPages();
app.MapOperations();

return await app.RunToExitCodeAsync();
