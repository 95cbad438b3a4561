namespace Commerce.Api.AuditTrail;

/// <summary>Everything that can happen to an object, under the name that callers know it by.</summary>
internal static class EventTypes
{
    public const string RequestCreated = "request.created";
    public const string RequestUpdated = "request.updated";
    public const string RequestProcessing = "request.processing";
    public const string RequestQuerying = "request.querying";
    public const string RequestCompleted = "request.completed";
    public const string MessageCreated = "message.created";
    public const string ParameterCreated = "parameter.created";
    public const string ParameterUpdated = "parameter.updated";
    public const string ParameterDeleted = "parameter.deleted";
    public const string TemplateUpdated = "template.updated";
    public const string AttachmentCreated = "attachment.created";
    public const string AttachmentUpdated = "attachment.updated";
    public const string AttachmentDeleted = "attachment.deleted";
    public const string WebhookDeleted = "webhook.deleted";
}
