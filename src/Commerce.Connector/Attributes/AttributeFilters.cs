using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes;

/// <summary>The fields by which lists of attributes <c>t</c> are filtered.</summary>
internal static class AttributeFilters
{
    private static readonly SqlText Content = SqlText.Of($"t.content");

    private static readonly FilterField[] All =
    [
        FilterField.Time("createdAt", SqlText.Of($"t.created_at")),
        FilterField.Json("content.@type", Content, "$.\"@type\""),
        FilterField.Json("content.tags", Content, "$.tags[*]"),
        FilterField.Json("content.owner", Content, "$.owner"),
        FilterField.Json("content.validFrom", Content, "$.validFrom"),
        FilterField.Json("content.validTo", Content, "$.validTo"),
        FilterField.Json("content.key", Content, "$.key"),
        FilterField.Json("content.isTechnical", Content, "$.isTechnical"),
        FilterField.Json("content.confidentiality", Content, "$.confidentiality"),
        FilterField.Json("content.value.@type", Content, "$.value.\"@type\""),
        FilterField.Text("succeeds", SqlText.Of($"t.succeeds")),
        FilterField.Text("succeededBy", SqlText.Of($"t.succeeded_by")),
        FilterField.Text("shareInfo", SqlText.Of($"t.share_peer")),
        FilterField.Text("shareInfo.peer", SqlText.Of($"t.share_peer")),
        FilterField.Text("shareInfo.requestReference", SqlText.Of($"t.request_reference")),
        FilterField.Text("shareInfo.notificationReference", SqlText.Of($"t.notification_reference")),
        FilterField.Text("shareInfo.sourceAttribute", SqlText.Of($"t.source_attribute")),
        FilterField.Text("shareInfo.thirdPartyAddress", SqlText.Of($"t.third_party")),
        FilterField.Text("deletionInfo", SqlText.Of($"t.deletion_status")),
        FilterField.Text("deletionInfo.deletionStatus", SqlText.Of($"t.deletion_status")),
        FilterField.Time("deletionInfo.deletionDate", SqlText.Of($"t.deletion_date")),
    ];

    public static FilterFields Plain { get; } = new(true, All);

    /// <summary>The same with switches and a peer beside them, and the fields also behind <c>query.</c>.</summary>
    public static FilterFields OfShared { get; } =
        new(true, [.. All, .. All.Select(field => field with { Name = $"query.{field.Name}" })])
        {
            Others = ["peer", "onlyValid", "hideTechnical", "onlyLatestVersions"],
        };

    public static FilterFields OfOwn { get; } = new(true, All) { Others = ["onlyLatestVersions"] };
}
