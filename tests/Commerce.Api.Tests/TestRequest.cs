namespace Commerce.Api.Tests;

/// <summary>A request between two accounts.</summary>
public sealed record TestRequest(string Id, string Name, TestAccount Client, TestAccount Vendor)
{
    public string Path => $"/v1/commerce/requests/{Id}";

    public string Messages => $"{Path}/messages";

    public string MessageId(int number) => $"MSG{Id[3..]}-{number / 10_000:0000}-{number % 10_000:0000}";

    public string Message(int number) => $"{Messages}/{MessageId(number)}";

    public string Attachments => $"{Path}/attachments";

    public string AttachmentId(int number) => $"ATT{Id[3..]}-{number:0000}";

    public string Attachment(int number) => $"{Attachments}/{AttachmentId(number)}";
}
