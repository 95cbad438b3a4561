namespace Commerce.Connector.Envelope;

/// <summary>The errors that no single resource owns.</summary>
internal static class ConnectorErrors
{
    public static ConnectorException InvalidPropertyValue(string message) =>
        BadRequest("error.runtime.validation.invalidPropertyValue", message);

    public static ConnectorException Deserialization(string type, string property, string reason) =>
        BadRequest("error.runtime.requestDeserialization", $"{type}.{property} :: {reason}");

    public static ConnectorException UnknownType(string type) => BadRequest(
        "error.runtime.unknownType",
        $"Type '{type}' with version 1 was not found within reflection classes. You might have to install a module first.");

    public static ConnectorException InvalidJson() =>
        BadRequest("error.connector.validation.invalidJsonInPayload", "The body is not valid JSON in UTF-8.");

    /// <summary>What does not exist, and in the same words what another account owns.</summary>
    /// <param name="what">The kind of the object, such as <c>Message</c>.</param>
    public static ConnectorException NotFound(string what) => new(new ConnectorError(
        StatusCodes.Status404NotFound, "error.runtime.recordNotFound",
        $"{what} not found. Make sure the ID exists and the record is not expired."));

    /// <param name="code">Behind <c>error.</c> what went wrong.</param>
    public static ConnectorException BadRequest(string code, string message, string? details = null) =>
        new(new ConnectorError(StatusCodes.Status400BadRequest, code, message, details));
}
