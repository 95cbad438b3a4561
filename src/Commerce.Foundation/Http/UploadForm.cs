namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the names of the parts of a <c>multipart/form-data</c> body.</summary>
internal sealed record UploadForm(string FilePart, string JsonPart);
