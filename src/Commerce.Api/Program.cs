using Commerce.Api.Accounts;
using Commerce.Api.Amqp;
using Commerce.Api.Attachments;
using Commerce.Api.AuditTrail;
using Commerce.Api.Demo;
using Commerce.Api.Events;
using Commerce.Api.Messages;
using Commerce.Api.OpenApi;
using Commerce.Api.Operations;
using Commerce.Api.Parameters;
using Commerce.Api.Requests;
using Commerce.Api.Templates;
using Commerce.Api.Webhooks;
using Commerce.Connector;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Idempotency;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Limits;
using Commerce.Foundation.Markup;
using Commerce.Foundation.Telemetry;

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
builder.Services.AddTelemetry();
builder.Services.AddDatabase(server);
builder.Services.AddIdentity();
builder.Services.AddIdempotency();
builder.Services.AddLimits();
builder.Services.AddSingleton<MarkupRenderer>();
builder.Services.AddRequests();
builder.Services.AddMessages();
builder.Services.AddParameters();
builder.Services.AddTemplates();
builder.Services.AddAttachments();
builder.Services.AddAccounts();
builder.Services.AddAuditTrail();
builder.Services.AddEvents();
builder.Services.AddAmqp();
builder.Services.AddWebhooks();
builder.Services.AddConnector();
builder.Services.AddOpenApiDocuments();
builder.Services.AddDemo(server);
builder.Services.AddStartBanner();

await using var app = builder.Build();
app.UseDrain();
app.UseHttpRules();
var routes = app.MapGroup("").WithDeclaredBodiesOnly();
routes.MapRequests();
routes.MapMessages();
routes.MapParameters();
routes.MapTemplates();
routes.MapAttachments();
routes.MapAccounts();
routes.MapAuditTrail();
routes.MapEvents();
routes.MapWebhooks();
routes.MapConnector();
routes.MapOpenApiDocuments();
routes.MapReferencePage();
routes.MapProblemPages();
routes.MapOperations();

return await app.RunToExitCodeAsync();
