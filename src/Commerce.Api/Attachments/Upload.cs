using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>A file that has come in whole, and what is said of it.</summary>
internal sealed record Upload(NewAttachment Said, string Filename, SpooledFile File) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => File.DisposeAsync();

    /// <summary>Tells the kind of the file by its name and its content, and everything that is wrong.</summary>
    public async Task<FileKind?> CheckAsync(FieldErrors errors)
    {
        var said = new FieldErrors();
        Said.Check(said);
        errors.AddBelow(UploadReader.JsonPart, said);
        var kind = FileKind.Named(Filename);
        var complaint = File.Length == 0 ? "The file is empty."
            : kind is null ? FileKind.NotTaken()
            : await kind.Complaint(File);
        if (complaint is not null)
        {
            errors.Add(UploadReader.FilePart, complaint);
        }

        return kind;
    }
}
