using System.Text.Json;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Attachments;

/// <summary>The attachments that a message names, read with it as one column of JSON.</summary>
internal static class AttachmentReferences
{
    public const string Property = "attachments";

    /// <summary>Where a message has none, or where they are not asked for.</summary>
    public static SqlText None { get; } = SqlText.Of($"null::text");

    /// <summary>What queries may name of them.</summary>
    public static IEnumerable<Field> Fields { get; } =
    [
        .. new[] { "id", "href", "name", "filename", "size", "contentType" }.Select(
            name => new Field($"{Property}.{name}") { Inclusion = Inclusion.Rare }),
    ];

    /// <summary>Those of a message <c>m</c> that the caller may see, where the projection asks for them.</summary>
    public static SqlText Of(Projection projection, Caller caller) => projection.Includes(Property)
        ? SqlText.Of($"""
            (select {Json}
             from message_attachment l
             join attachment f on f.request_no = l.request_no and f.seq = l.attachment_seq
             where l.request_no = m.request_no and l.message_seq = m.seq and {AttachmentScope.Visible(caller)})
            """)
        : None;

    /// <summary>The aggregate over attachments <c>f</c> that is read here, in the order of <c>l</c>.</summary>
    public static SqlText Json { get; } = SqlText.Of($"""
        json_agg(json_build_array(f.seq, f.name, f.filename, f.size, f.content_type) order by l.position)::text
        """);

    public static IReadOnlyList<AttachmentReference>? Read(string? json, RequestId request, Projection projection)
    {
        if (json is null || !projection.Includes(Property))
        {
            return null;
        }

        using var references = JsonDocument.Parse(json);
        return [.. references.RootElement.EnumerateArray().Select(item => Read(item, request, projection))];
    }

    /// <summary>The numbers of those that the aggregate holds.</summary>
    public static IReadOnlySet<int> Numbers(string? json)
    {
        using var references = JsonDocument.Parse(json ?? "[]");
        return references.RootElement.EnumerateArray().Select(item => item[0].GetInt32()).ToHashSet();
    }

    private static AttachmentReference Read(JsonElement item, RequestId request, Projection projection)
    {
        var id = new AttachmentId(request, item[0].GetInt32());
        return new AttachmentReference
        {
            Id = projection.If($"{Property}.id", id.ToString()),
            Href = projection.If($"{Property}.href", id.Href),
            Name = projection.If($"{Property}.name", item[1].GetString()),
            Filename = projection.If($"{Property}.filename", item[2].GetString()),
            Size = projection.If<int?>($"{Property}.size", item[3].GetInt32()),
            ContentType = projection.If($"{Property}.contentType", item[4].GetString()),
        };
    }
}
