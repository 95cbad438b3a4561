using System.Text.RegularExpressions;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to consent to a text.</summary>
internal sealed partial class ConsentRequestItem() : RequestItemType(
    "ConsentRequestItem", Property.Text("consent", max: 2_000), Property.Text("link", 3, 1_024, Link).Optional())
{
    [GeneratedRegex(@"^[A-Za-z0-9][^\s]*\.[^\s]{2,}\z")]
    private static partial Regex Link { get; }
}
