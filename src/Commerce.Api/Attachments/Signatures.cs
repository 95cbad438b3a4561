namespace Commerce.Api.Attachments;

/// <summary>Kinds of files that are told by how they begin. What looks like one further in is none.</summary>
internal static class Signatures
{
    private const int Longest = 16;

    public static Task<string?> CheckPdf(SpooledFile file) => CheckAsync(
        file,
        head => head.StartsWith("%PDF-"u8) && char.IsAsciiDigit((char)head[5]) && head[6] == '.',
        "The content is no PDF document, as the name says: it does not begin with %PDF-.");

    public static Task<string?> CheckPng(SpooledFile file) => CheckAsync(
        file,
        head => head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8]),
        "The content is no PNG image, as the name says.");

    public static Task<string?> CheckJpeg(SpooledFile file) => CheckAsync(
        file,
        head => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "The content is no JPEG image, as the name says.");

    private static async Task<string?> CheckAsync(SpooledFile file, Matches matches, string complaint)
    {
        var head = new byte[Longest];
        await file.ReadAsync(0, head);
        return matches(head) ? null : complaint;
    }

    private delegate bool Matches(ReadOnlySpan<byte> head);
}
