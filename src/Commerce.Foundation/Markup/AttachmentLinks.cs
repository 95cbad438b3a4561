namespace Commerce.Foundation.Markup;

/// <summary>
/// What the id of an attachment stands for in a text: its address, as long as it is one of the text's own request. Of
/// other requests' attachments nothing is known here, so their ids lead nowhere.
/// </summary>
/// <param name="Folder">The address of the request's attachments, up to and with the last slash.</param>
/// <param name="Prefix">What the ids of its attachments begin with, up to and with the last hyphen.</param>
internal sealed record AttachmentLinks(string Folder, string Prefix)
{
    private const string Mark = "ATT-";
    private const int Digits = 4;

    /// <summary>Where a text belongs to no request.</summary>
    public static AttachmentLinks None { get; } = new("", "");

    /// <summary>False where nothing in the text can be an id, so that it renders alike everywhere.</summary>
    public bool Concern(string content) =>
        this != None && content.Contains(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of the attachment; null where the text of a link is no id of one.</summary>
    public string? Resolve(string? url) =>
        this != None && url?.Length == Prefix.Length + Digits
        && url.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !url.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9')
            ? Folder + url.ToUpperInvariant()
            : null;
}
