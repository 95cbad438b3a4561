using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>Every route of the resource.</summary>
internal static class AttachmentEndpoints
{
    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>()
            .BindConfiguration("Attachments").ValidateDataAnnotations().ValidateOnStart();
        return services.AddWireTypes(AttachmentJson.Default);
    }

    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        var attachments = app.MapGroup("/v1/commerce/requests/{id}/attachments")
            .WithTags("Attachments")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithProblems(Problems.NotFoundType);

        attachments.MapGet("", ListAttachments.Handle)
            .WithName("listRequestAttachments")
            .WithFields(AttachmentFields.InRequest);

        attachments.MapPost("", CreateAttachment.Handle)
            .WithName("createRequestAttachment")
            .WithUpload<NewAttachment>(UploadReader.FilePart, UploadReader.JsonPart)
            .WithMetadata(new BodyRules(UploadReader.ApplyLimits))
            .WithLanguage()
            .WithProblems(Problems.ConflictType);

        attachments.MapGet("/{attachmentId}", GetAttachment.Handle)
            .WithName("getRequestAttachment")
            .WithFileForms(FileKind.MediaTypes)
            .WithSelect(AttachmentFields.InRequest);

        attachments.MapPut("/{attachmentId}", UpdateAttachment.Handle)
            .WithName("updateRequestAttachment")
            .WithBody<AttachmentChange>()
            .WithIfMatch()
            .WithProblems(Problems.ForbiddenType);

        attachments.MapDelete("/{attachmentId}", DeleteAttachment.Handle)
            .WithName("deleteRequestAttachment")
            .WithIfMatch()
            .WithLanguage()
            .WithProblems(Problems.ForbiddenType);
    }
}
