using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Writes <c>multipart/form-data</c> byte by byte, part by part.</summary>
internal sealed class Form
{
    public const string Boundary = "----7f3c";
    public const string MediaType = $"multipart/form-data; boundary={Boundary}";

    private readonly List<byte> _body = [];

    /// <summary>A part with these header lines.</summary>
    public Form Part(string head, params byte[] content)
    {
        _body.AddRange(Encoding.UTF8.GetBytes($"--{Boundary}\r\n{head}\r\n\r\n"));
        _body.AddRange(content);
        _body.AddRange("\r\n"u8);
        return this;
    }

    public Form File(string filename, byte[] content, string? type = "application/octet-stream") => Part(
        $"Content-Disposition: form-data; name=\"file\"; filename=\"{filename}\""
            + (type is null ? "" : $"\r\nContent-Type: {type}"),
        content);

    public Form Json(string json, string? type = "application/json") => Part(
        "Content-Disposition: form-data; name=\"attachment\"" + (type is null ? "" : $"\r\nContent-Type: {type}"),
        Encoding.UTF8.GetBytes(json));

    public byte[] End() => [.. _body, .. Encoding.ASCII.GetBytes($"--{Boundary}--\r\n")];
}

internal static class FormCalls
{
    public static Task<Answer> PostFormAsync(
        this HttpClient http, string path, Form form, params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Post, path, form.End(), Form.MediaType, headers: headers);

    /// <summary>Adds a file, by default a small text by the client and for everyone, and answers with its full form.</summary>
    public static async Task<JsonObject> AttachAsync(
        this Api api, TestRequest request, TestAccount? author = null, string filename = "note.txt",
        byte[]? content = null, string? json = null)
    {
        var form = new Form().File(filename, content ?? SampleFiles.Txt);
        var answer = await api.As(author ?? request.Client).PostFormAsync(
            request.Attachments, json is null ? form : form.Json(json));
        return answer.Is(HttpStatusCode.Created).Json;
    }
}
