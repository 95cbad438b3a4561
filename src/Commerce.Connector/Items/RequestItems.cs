using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Every kind of request item, and the group in which they stand together.</summary>
internal static class RequestItems
{
    public const string Group = "RequestItemGroup";

    private static readonly Dictionary<string, RequestItemType> ByName = new RequestItemType[]
    {
        new AuthenticationRequestItem(), new ConsentRequestItem(), new FreeTextRequestItem(),
        new CreateAttributeRequestItem(), new ShareAttributeRequestItem(), new ReadAttributeRequestItem(),
        new ProposeAttributeRequestItem(), new DeleteAttributeRequestItem(), new RegisterAttributeListenerRequestItem(),
        new FormFieldRequestItem(), new TransferFileOwnershipRequestItem(),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    // Declared before the family that holds it.
    private static readonly ContentFamily Leaves = new("RequestItem", [.. ByName.Values.Select(type => type.Content)]);

    private static readonly ContentType GroupContent = new(
        Group, Property.Text("title", max: 200).Optional(), Property.Text("description", max: 500).Optional(),
        Property.AnyObject("metadata").Optional(),
        // Of older connectors.
        Property.Flag("mustBeAccepted").Optional(), Property.Many("items", Leaves, min: 1))
    {
        Rule = CheckGroup,
    };

    /// <summary>What may stand in a request: items, and groups of items.</summary>
    public static ContentFamily All { get; } = new("RequestItem", [.. Leaves.Types, GroupContent]);

    public static bool IsGroup(JsonObject item) => item.Type() == Group;

    /// <summary>The kind of an item that has been read before.</summary>
    public static RequestItemType Of(JsonObject item) => ByName[item.Type()!];

    private static void CheckGroup(JsonObject group)
    {
        if (group.IsTrue("mustBeAccepted") && !group.Items().Any(item => item.IsTrue("mustBeAccepted")))
        {
            throw Envelope.ConnectorErrors.Deserialization(
                Group, "mustBeAccepted",
                "can only be true if at least one RequestItem is flagged as required to be accepted");
        }
    }
}
