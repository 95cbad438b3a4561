using System.Text.RegularExpressions;
using Commerce.Api.Attachments;
using Commerce.Api.Events;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Query;
using Commerce.Query.OData;
using Commerce.Query.Rql;
using Commerce.Query.Sql;

namespace Commerce.Api.Webhooks;

/// <summary>Which events a webhook asks for beyond their types. The SQL speaks of an event <c>e</c>.</summary>
internal static partial class WebhookCriteria
{
    private const string Parameter = "criteria";
    private const string ODataPrefix = "$filter=";

    private static readonly SortColumn Place = new("place", SqlText.Of($"e.place"), SortType.Number);

    private static readonly FieldSet Fields = new(
        "at",
        [Place],
        [
            new Field("type")
            {
                Type = FieldType.Enumeration,
                Names = EventQuery.KnownTypes,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"e.type")],
            },
            FieldShapes.Id("request.id", SqlText.Of($"e.request_no"), RequestId.ToValue),
            new Field("object.id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"split_part(e.type, '.', 1)"), SqlText.Of($"e.request_no"), SqlText.Of($"e.object_no")],
                ParseId = ObjectId,
            },
            FieldShapes.Time("at", SqlText.Of($"e.at")) with { Sort = [Place] },
        ]);

    /// <param name="text">RQL, or OData with or without <c>$filter=</c> before it.</param>
    /// <exception cref="QueryException">It is neither, or names what an event has not.</exception>
    public static Filter Parse(string text)
    {
        if (text.StartsWith(ODataPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return OData(text[ODataPrefix.Length..]);
        }

        // Each refuses what the other takes. Where both refuse, the one counts that the text looks like.
        try
        {
            return RqlFilter.Parse(Parameter, text, Fields);
        }
        catch (QueryException) when (ODataWord().IsMatch(text))
        {
            return OData(text);
        }
    }

    /// <summary>The condition, beginning with <c>and</c>; empty without criteria.</summary>
    public static SqlText Condition(string? criteria, DateTimeOffset now) => criteria is null
        ? SqlText.Empty
        : SqlText.Of($" and ({FilterCompiler.Compile(Parse(criteria), now)})");

    private static Filter OData(string text) =>
        ODataFilter.Parse(Parameter, text, Fields, new Dictionary<string, string>());

    private static IdValue? ObjectId(string text) =>
        RequestId.Parse(text) is { Number: >= 0 } request ? new IdValue(request.ToString(), ["request", request.Number, null])
        : MessageId.Parse(text) is { Seq: >= 0 } message
            ? new IdValue(message.ToString(), ["message", message.Request.Number, message.Seq])
        : AttachmentId.Parse(text) is { Seq: >= 0 } attachment
            ? new IdValue(attachment.ToString(), ["attachment", attachment.Request.Number, attachment.Seq])
        : null;

    [GeneratedRegex(@"\s(eq|ne|gt|ge|lt|le|in|and|or)\s|^\s*not[\s(]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ODataWord();
}
