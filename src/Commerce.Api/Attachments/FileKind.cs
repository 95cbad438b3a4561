namespace Commerce.Api.Attachments;

/// <summary>A kind of file that is taken: its content and the ending of its name must agree.</summary>
/// <param name="MediaType">What is stored and told, whatever the caller says that the file is.</param>
/// <param name="Extensions">The endings of its names, in small letters.</param>
/// <param name="Complaint">Tells what is wrong with a file of this kind; null where nothing is.</param>
internal sealed record FileKind(
    string MediaType, IReadOnlyList<string> Extensions, Func<SpooledFile, Task<string?>> Complaint)
{
    /// <summary>A file as such, in which form each can be had.</summary>
    public const string AnyBytes = "application/octet-stream";

    private const string Office = "application/vnd.openxmlformats-officedocument";

    /// <summary>The allow-list.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("application/pdf", [".pdf"], Signatures.CheckPdf),
        new($"{Office}.wordprocessingml.document", [".docx"], file => OfficePackage.CheckAsync(file, "word/")),
        new($"{Office}.spreadsheetml.sheet", [".xlsx"], file => OfficePackage.CheckAsync(file, "xl/")),
        new($"{Office}.presentationml.presentation", [".pptx"], file => OfficePackage.CheckAsync(file, "ppt/")),
        new("application/msword", [".doc"], WordDocument.CheckAsync),
        new("text/csv", [".csv"], TextFile.CheckAsync),
        new("text/plain", [".txt"], TextFile.CheckAsync),
        new("image/png", [".png"], Signatures.CheckPng),
        new("image/jpeg", [".jpg", ".jpeg"], Signatures.CheckJpeg),
    ];

    /// <summary>Everything that an attachment may be asked for as, beside its metadata.</summary>
    public static string[] MediaTypes { get; } = [.. All.Select(kind => kind.MediaType), AnyBytes];

    /// <summary>The kind that the name says; null where it is none of the list.</summary>
    public static FileKind? Named(string filename) =>
        All.FirstOrDefault(kind => kind.Extensions.Contains(Filename.Extension(filename)));

    public static string NotTaken() =>
        $"Such files are not taken; those that are end in {string.Join(", ", All.SelectMany(kind => kind.Extensions))}.";
}
