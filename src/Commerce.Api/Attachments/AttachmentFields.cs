using Commerce.Api.Accounts;
using Commerce.Api.Requests;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Attachments;

/// <summary>What queries may name of attachments, in wire order. The SQL speaks of an attachment <c>f</c>.</summary>
internal static class AttachmentFields
{
    private static readonly SortColumn Number =
        new("seq", SqlText.Of($"f.seq"), SortType.Number) { IsInRow = true };

    private static readonly SortColumn Created =
        new("created_at", SqlText.Of($"f.created_at"), SortType.Time) { IsInRow = true };

    // What never happened comes first. Nothing can have happened as early as this stand-in.
    private static readonly SortColumn Updated =
        new("updated_at", SqlText.Of($"coalesce(f.updated_at, 'epoch')"), SortType.Time);

    /// <summary>Within a request.</summary>
    public static FieldSet InRequest { get; } = new(
        "id",
        [Number],
        [
            new Field("id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"f.request_no"), SqlText.Of($"f.seq")],
                ParseId = AttachmentId.ToValue,
                Sort = [Number],
            },
            new Field("href"),
            FieldShapes.Text("name", SqlText.Of($"f.name")).Sortable(),
            FieldShapes.Enumeration<AttachmentType>("type", SqlText.Of($"text 'File'")),
            FieldShapes.Text("description", SqlText.Of($"f.description"), nullable: true).Sortable(),
            FieldShapes.Text("filename", SqlText.Of($"f.filename")).Sortable(),
            Size,
            FieldShapes.Text("contentType", SqlText.Of($"f.content_type")).Sortable(),
            FieldShapes.Boolean("visibility.client", SqlText.Of($"f.client_visible")),
            FieldShapes.Boolean("visibility.vendor", SqlText.Of($"f.vendor_visible")),
            FieldShapes.Boolean("visibility.operations", SqlText.Of($"f.operations_visible")),
            .. AccountFields.Of("account", SqlText.Of($"f.account_no"), nullable: false, Inclusion.Default),
            .. RequestReferenceFields.Of(SqlText.Of($"f.request_no"), Inclusion.Hidden),
            FieldShapes.Time("audit.created.at", SqlText.Of($"f.created_at")).Included(Inclusion.Selected) with
            {
                Sort = [Created],
            },
            .. ActorFields.By("audit.created.by", SqlText.Of($"f.user_no"), SqlText.Of($"f.token_no")),
            .. ActorFields.Of("audit.created.of", SqlText.Of($"f.account_no")),
            FieldShapes.Time("audit.updated.at", SqlText.Of($"f.updated_at"), nullable: true)
                .Included(Inclusion.Selected) with
            {
                Sort = [Updated],
            },
            .. ActorFields.By("audit.updated.by", SqlText.Of($"f.updated_user_no"), SqlText.Of($"f.updated_token_no")),
            .. ActorFields.Of("audit.updated.of", SqlText.Of($"f.updated_account_no")),
        ]);

    private static Field Size => new("size")
    {
        Type = FieldType.Number,
        Filter = FilterUse.Equality | FilterUse.Range,
        Columns = [SqlText.Of($"f.size::bigint")],
        Sort = [new SortColumn("size", SqlText.Of($"f.size::bigint"), SortType.Number)],
    };
}
