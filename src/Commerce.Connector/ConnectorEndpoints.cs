using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Attributes.Queries;
using Commerce.Connector.Challenges;
using Commerce.Connector.Envelope;
using Commerce.Connector.Events;
using Commerce.Connector.Files;
using Commerce.Connector.IdentityMetadata;
using Commerce.Connector.Messages;
using Commerce.Connector.Monitoring;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Connector.Requests.Incoming;
using Commerce.Connector.Requests.Outgoing;
using Commerce.Connector.Templates;
using Commerce.Connector.Tokens;
using Microsoft.Extensions.Options;

namespace Commerce.Connector;

/// <summary>The connector: every route of it, and what works behind them.</summary>
internal static class ConnectorEndpoints
{
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.AddOptions<ConnectorOptions>().BindConfiguration("Connector").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConnectorSignals>();
        services.AddSingleton<CallCounts>();
        services.AddSingleton(provider => ProblemsAsErrors.Form(provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<CompleteDecided>();
        services.AddHostedService<SynchronizeAutomatically>();
        services.AddHostedService<ExpireRequests>();
        services.AddHostedService<PruneEvents>();
        return services;
    }

    /// <summary>Nothing where the operator has switched it off.</summary>
    public static void MapConnector(this IEndpointRouteBuilder app)
    {
        if (!app.ServiceProvider.GetRequiredService<IOptions<ConnectorOptions>>().Value.Enabled)
        {
            return;
        }

        var routes = new ConnectorRoutes(app, app.ServiceProvider.GetRequiredService<TimeProvider>());
        MonitoringRoutes.Map(app, routes);
        ConnectorDocument.Map(app);
        MapAccount(routes);
        MapAttributes(routes);
        MapRequests(routes);
        routes.Post("Messages", SendMessage.Handle);
        routes.Get("Messages", ListMessages.Handle);
        routes.Get("Messages/{id}", GetMessage.Handle);
        routes.Get("Messages/{id}/Attachments/{fileId}", GetFile.OfMessage);
        routes.PutOrPost("Messages/{id}/Read", ReadMessage.Read);
        routes.PutOrPost("Messages/{id}/Unread", ReadMessage.Unread);
        routes.GetFile("Messages/{id}/Attachments/{fileId}/Download", GetFile.DownloadOfMessage);
        MapFiles(routes);
        MapTemplates(routes);
        MapTokens(routes);
        routes.Post("Challenges", CreateChallenge.Handle);
        routes.Post("Challenges/Validate", ValidateChallenge.Handle, StatusCodes.Status200OK);
        routes.Put("IdentityMetadata", IdentityMetadataRoutes.Put);
        routes.Get("IdentityMetadata", IdentityMetadataRoutes.Get);
        routes.Delete("IdentityMetadata", IdentityMetadataRoutes.Delete);
        MapRelationships(routes);
    }

    private static void MapFiles(ConnectorRoutes routes)
    {
        routes.PostForm("Files/Own", UploadFile.Handle, FileUpload.ApplyLimits);
        routes.Get("Files/Own", ListFiles.Own);
        routes.Post("Files/Peer", LoadFile.Handle);
        routes.Get("Files/Peer", ListFiles.Peer);
        routes.Get("Files", ListFiles.Handle);
        routes.GetWithPicture("Files/{id}", GetFile.Handle);
        routes.GetFile("Files/{id}/Download", GetFile.Download);
        routes.PostWithPicture("Files/{id}/Token", CreateToken.OfFile);
    }

    private static void MapTemplates(ConnectorRoutes routes)
    {
        routes.Post("RelationshipTemplates/Own", CreateTemplate.Handle);
        routes.Get("RelationshipTemplates/Own", ListTemplates.Own);
        routes.Post("RelationshipTemplates/Peer", LoadTemplate.Handle);
        routes.Get("RelationshipTemplates/Peer", ListTemplates.Peer);
        routes.Get("RelationshipTemplates", ListTemplates.Handle);
        routes.GetWithPicture("RelationshipTemplates/{id}", GetTemplate.Handle);
        routes.PostWithPicture("RelationshipTemplates/Own/{id}/Token", CreateToken.OfTemplate);
    }

    private static void MapTokens(ConnectorRoutes routes)
    {
        routes.Post("Tokens/Own", CreateToken.Handle);
        routes.Get("Tokens/Own", ListTokens.Own);
        routes.Post("Tokens/Peer", LoadToken.Handle);
        routes.Get("Tokens/Peer", ListTokens.Peer);
        routes.GetWithPicture("Tokens/{id}", GetToken.Handle);
    }

    private static void MapRelationships(ConnectorRoutes routes)
    {
        routes.Put("Relationships/CanCreate", CreateRelationship.Check);
        routes.Post("Relationships", CreateRelationship.Handle);
        routes.Get("Relationships", ListRelationships.Handle);
        routes.Get("Relationships/{id}", GetRelationship.Handle);
        routes.Get("Relationships/{id}/Attributes", ListSharedAttributes.Handle);
        routes.Delete("Relationships/{id}", DecomposeRelationship.Handle);
        routes.Put("Relationships/{id}/Accept", ActOnRelationship.By(RelationshipAction.Accept));
        routes.Put("Relationships/{id}/Reject", ActOnRelationship.By(RelationshipAction.Reject));
        routes.Put("Relationships/{id}/Revoke", ActOnRelationship.By(RelationshipAction.Revoke));
        routes.Put("Relationships/{id}/Terminate", ActOnRelationship.By(RelationshipAction.Terminate));
        routes.Put("Relationships/{id}/Reactivate", ActOnRelationship.By(RelationshipAction.Reactivate));
        routes.Put("Relationships/{id}/Reactivate/Accept", ActOnRelationship.By(RelationshipAction.AcceptReactivation));
        routes.Put("Relationships/{id}/Reactivate/Reject", ActOnRelationship.By(RelationshipAction.RejectReactivation));
        routes.Put("Relationships/{id}/Reactivate/Revoke", ActOnRelationship.By(RelationshipAction.RevokeReactivation));
        routes.PutOrPost(
            "Relationships/{id}/Changes/{changeId}/Accept", ActOnRelationship.ByChange(RelationshipAction.Accept));
        routes.PutOrPost(
            "Relationships/{id}/Changes/{changeId}/Reject", ActOnRelationship.ByChange(RelationshipAction.Reject));
    }

    private static void MapAccount(ConnectorRoutes routes)
    {
        routes.Get("Account/IdentityInfo", GetIdentityInfo.Handle);
        routes.Post("Account/Sync", Synchronize.Handle);
        routes.Get("Account/Sync", Synchronize.WithResult);
        routes.Get("Account/SyncInfo", GetSyncInfo.Handle);
        routes.Get("Account/Settings", AccountSettings.Get);
        routes.Put("Account/Settings", AccountSettings.Put);
    }

    private static void MapAttributes(ConnectorRoutes routes)
    {
        routes.Post("Attributes", CreateAttribute.Handle);
        routes.Get("Attributes", ListAttributes.Handle);
        routes.Get("Attributes/Valid", ListAttributes.Valid);
        routes.Get("Attributes/Own/Repository", ListAttributes.Own);
        routes.Get("Attributes/Own/Shared/Identity", ListAttributes.OwnShared);
        routes.Get("Attributes/Peer/Shared/Identity", ListAttributes.PeerShared);
        routes.Get("Attributes/{id}", GetAttribute.Handle);
        routes.Get("Attributes/{id}/Versions", ListVersions.Handle);
        routes.Get("Attributes/{id}/Versions/Shared", ListVersions.Shared);
        routes.Post("Attributes/ExecuteIdentityAttributeQuery", ExecuteQuery.Identity, StatusCodes.Status200OK);
        routes.Post("Attributes/ExecuteRelationshipAttributeQuery", ExecuteQuery.Relationship, StatusCodes.Status200OK);
        routes.Post("Attributes/ExecuteThirdPartyRelationshipAttributeQuery", ExecuteQuery.ThirdParty, StatusCodes.Status200OK);
        routes.Post("Attributes/ExecuteIQLQuery", ExecuteQuery.Iql, StatusCodes.Status200OK);
        routes.Post("Attributes/ValidateIQLQuery", ValidateIql.Handle, StatusCodes.Status200OK);
        routes.Post("Attributes/{id}/Succeed", SucceedAttribute.Handle);
        routes.Post("Attributes/{id}/NotifyPeer", NotifyPeer.Handle);
        routes.Delete("Attributes/{id}", DeleteAttribute.Handle);
        routes.Delete("Attributes/Own/Shared/{id}", DeleteSharedAttribute.Own, StatusCodes.Status200OK);
        routes.Delete("Attributes/Peer/Shared/{id}", DeleteSharedAttribute.Peer, StatusCodes.Status200OK);
        routes.Delete("Attributes/ThirdParty/{id}", DeleteSharedAttribute.ThirdParty, StatusCodes.Status200OK);
    }

    private static void MapRequests(ConnectorRoutes routes)
    {
        routes.Post("Requests/Outgoing/Validate", ValidateRequest.Handle);
        routes.Post("Requests/Outgoing", CreateRequest.Handle);
        routes.Get("Requests/Outgoing", ListRequests.Outgoing);
        routes.Get("Requests/Outgoing/{id}", GetRequest.Outgoing);
        routes.Get("Requests/Incoming", ListRequests.Incoming);
        routes.Get("Requests/Incoming/{id}", GetRequest.Incoming);
        routes.PutOrPost("Requests/Incoming/{id}/CanAccept", DecideRequest.CanAccept);
        routes.PutOrPost("Requests/Incoming/{id}/CanReject", DecideRequest.CanReject);
        routes.PutOrPost("Requests/Incoming/{id}/Accept", DecideRequest.Accept);
        routes.PutOrPost("Requests/Incoming/{id}/Reject", DecideRequest.Reject);
    }
}
