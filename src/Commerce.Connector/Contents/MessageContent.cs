using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Contents;

/// <summary>What a message may hold.</summary>
internal static class MessageContent
{
    public const string Mail = "Mail";
    public const string Arbitrary = "ArbitraryMessageContent";
    public const string Notification = "Notification";

    private static readonly ContentType MailType = new(
        Mail, Property.Texts("to", min: 1), Property.Texts("cc").Or(() => new JsonArray()),
        Property.Text("subject", max: 300), Property.Text("body", max: 50_000));

    private static readonly ContentFamily All = new(
        "MessageContent", MailType, RequestContent.Type, ResponseContent.WrapperType,
        new ContentType(Notification, Property.Text("id"), new ContentProperty("items", (_, value) => value.DeepClone())),
        new ContentType(Arbitrary, Property.Anything("value")));

    /// <param name="isOlderDialect">Anything at all is a content there.</param>
    /// <exception cref="ConnectorException">400: it is no content of a message.</exception>
    public static JsonObject Read(JsonNode? sent, bool isOlderDialect)
    {
        if (sent is not JsonObject given)
        {
            throw ConnectorErrors.InvalidPropertyValue("content must be object");
        }

        if (!All.Knows(given.Type()))
        {
            return isOlderDialect
                ? given.Copy()
                : throw ConnectorErrors.InvalidPropertyValue(
                    "The sent content is not supported: it is none of Mail, Request, ResponseWrapper, Notification and "
                    + "ArbitraryMessageContent.");
        }

        // What older mails call it.
        if (given.Type() == Mail && given["body"] is null && given["content"] is { } body)
        {
            given = given.Copy();
            given["body"] = body.DeepClone();
        }

        return All.Read(given);
    }
}
