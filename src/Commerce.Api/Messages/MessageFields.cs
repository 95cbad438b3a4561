using Commerce.Api.Accounts;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>What queries may name of messages, in wire order. The SQL speaks of a message <c>m</c>.</summary>
internal static class MessageFields
{
    private const string WithinOne = "Among the messages of one request any text can be looked for.";

    private static readonly SortColumn RequestNumber =
        new("request_no", SqlText.Of($"m.request_no"), SortType.Number) { IsInRow = true };

    private static readonly SortColumn Number =
        new("seq", SqlText.Of($"m.seq"), SortType.Number) { IsInRow = true };

    private static readonly SortColumn Created =
        new("created_at", SqlText.Of($"m.created_at"), SortType.Time) { IsInRow = true };

    // What the service wrote has no author's account on the wire, so queries see none either.
    private static readonly SqlText AuthorAccount = SqlText.Of($"case when m.type = 'User' then m.account_no end");

    /// <summary>Within a request. Times rise with the numbers there, so both orders stand on the number.</summary>
    public static FieldSet InThread { get; } = Of([Number], [Number], "id", Inclusion.Hidden, trigramsOnly: null);

    /// <summary>Of each of many requests that are asked about.</summary>
    public static FieldSet InThreads { get; } = Of([Number], [Number], "id", Inclusion.Hidden, WithinOne);

    /// <summary>Across requests.</summary>
    public static FieldSet InFeed { get; } =
        Of([RequestNumber, Number], [Created], "-audit.created.at", Inclusion.Default, WithinOne);

    private static FieldSet Of(
        IReadOnlyList<SortColumn> key, IReadOnlyList<SortColumn> time, string order, Inclusion request,
        string? trigramsOnly) => new(
        order,
        key,
        [
            new Field("id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"m.request_no"), SqlText.Of($"m.seq")],
                ParseId = MessageId.ToValue,
                Sort = key,
                IsFinal = true,
            },
            new Field("href") { IsFinal = true },
            FieldShapes.Enumeration<MessageType>("type", SqlText.Of($"m.type")) with { IsFinal = true },
            FieldShapes.Text("content", SqlText.Of($"m.content")) with { TrigramsOnly = trigramsOnly, IsFinal = true },
            Visible("client", SqlText.Of($"m.client_visible")),
            Visible("vendor", SqlText.Of($"m.vendor_visible")),
            Visible("operations", SqlText.Of($"m.operations_visible")),
            .. AccountFields.Of("account", AuthorAccount, nullable: true, Inclusion.Selected),
            .. RequestReferenceFields.Of(SqlText.Of($"m.request_no"), request),
            .. AttachmentReferences.Fields,
            FieldShapes.Time("audit.created.at", SqlText.Of($"m.created_at")).Included(Inclusion.Selected) with
            {
                Sort = time,
                IsFinal = true,
            },
            .. ActorFields.By("audit.created.by", SqlText.Of($"m.user_no"), SqlText.Of($"m.token_no")),
            .. ActorFields.Of("audit.created.of", SqlText.Of($"m.account_no")),
            new Field("contentHtml") { Inclusion = Inclusion.Named },
        ])
        {
            SearchVector = SqlText.Of($"m.words"),
            Expandable = request == Inclusion.Hidden ? [] : ["request"],
        };

    private static Field Visible(string reader, SqlText column) => FieldShapes.Boolean($"visibility.{reader}", column) with
    {
        Inclusion = Inclusion.Selected,
        IsFinal = true,
    };
}
