using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Messages;

/// <summary>A message to be sent.</summary>
internal sealed record MessageBody(IReadOnlyList<string> Recipients, JsonObject Content, IReadOnlyList<string> Attachments)
{
    private const int MostRecipients = 100;
    private const int MostAttachments = 50;

    /// <exception cref="ConnectorException">400: a field is missing or is not what it should be.</exception>
    public static async Task<MessageBody> ReadAsync(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var recipients = Texts(body, "recipients", 1, MostRecipients);
        if (recipients.FirstOrDefault(recipient => !Addresses.IsOne(recipient)) is { } wrong)
        {
            var index = recipients.ToList().IndexOf(wrong);
            throw ConnectorErrors.InvalidPropertyValue($"recipients/{index} must match the pattern of an address");
        }

        if (recipients.Distinct().Count() != recipients.Count)
        {
            throw ConnectorErrors.InvalidPropertyValue("recipients must NOT have duplicate items");
        }

        if (body["content"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'content'");
        }

        var content = MessageContent.Read(body["content"], call.IsOlder);
        CheckMail(content, recipients);
        var attachments = body["attachments"] is null ? [] : Texts(body, "attachments", 0, MostAttachments);
        if (attachments.Any(id => !Ids.IsOf("FIL", id)))
        {
            throw ConnectorErrors.InvalidPropertyValue("attachments must match the pattern FIL[A-Za-z0-9]{17}");
        }

        return new MessageBody(recipients, content, attachments);
    }

    private static void CheckMail(JsonObject content, IReadOnlyList<string> recipients)
    {
        if (content.Type() != MessageContent.Mail)
        {
            return;
        }

        var named = content["to"]!.AsArray().Concat(content["cc"]!.AsArray()).Select(address => address!.GetValue<string>());
        if (!named.ToHashSet().SetEquals(recipients))
        {
            throw ConnectorErrors.InvalidPropertyValue("The recipients of the message do not match the `to` and `cc` of its Mail.");
        }
    }

    private static IReadOnlyList<string> Texts(JsonObject body, string name, int min, int max)
    {
        if (body[name] is not JsonArray items)
        {
            throw ConnectorErrors.InvalidPropertyValue(
                body[name] is null ? $"must have required property '{name}'" : $"{name} must be array");
        }

        if (items.Count < min || items.Count > max)
        {
            throw ConnectorErrors.InvalidPropertyValue(items.Count < min
                ? $"{name} must NOT have fewer than {min} items"
                : $"{name} must NOT have more than {max} items");
        }

        return [.. items.Select((item, index) =>
            item is JsonValue value && value.TryGetValue<string>(out var text)
                ? text
                : throw ConnectorErrors.InvalidPropertyValue($"{name}/{index} must be string"))];
    }
}
