using QRCoder;

namespace Commerce.Connector.Envelope;

/// <summary>A reference as a picture that a phone reads.</summary>
internal static class QrPicture
{
    private const int PixelsOfModule = 8;

    public static ConnectorAnswer Of(string reference, string id)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"nmshd://tr#{reference}", QRCodeGenerator.ECCLevel.L);
        using var picture = new PngByteQRCode(code);
        var bytes = picture.GetGraphic(PixelsOfModule);
        return ConnectorAnswer.Bytes(async http =>
        {
            http.Response.ContentType = "image/png";
            http.Response.ContentLength = bytes.Length;
            http.Response.Headers.ContentDisposition = $"attachment;filename={id}.png";
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        });
    }
}
