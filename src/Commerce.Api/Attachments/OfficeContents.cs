using System.Buffers.Binary;
using System.Text;

namespace Commerce.Api.Attachments;

/// <summary>What the directory of an Office document says that is in it.</summary>
internal sealed class OfficeContents
{
    /// <summary>Where an entry has its name, behind its fields of fixed length.</summary>
    public const int NameAt = 46;

    private const string ContentTypes = "[Content_Types].xml";
    private const string Macros = "/vbaProject.bin";
    private const int MostParts = 10_000;
    private const long LargestUnpacked = 1024L * 1024 * 1024;
    private const ushort Encrypted = 1;

    private static readonly string[] Known = ["word/", "xl/", "ppt/"];

    private readonly HashSet<string> _roots = [];
    private int _parts;
    private long _unpacked;
    private bool _hasTypes;
    private bool _hasMacros;
    private bool _isEncrypted;

    public void Add(ReadOnlySpan<byte> entry)
    {
        var name = Encoding.UTF8.GetString(entry.Slice(NameAt, BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])));
        _parts++;
        _unpacked += BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        _isEncrypted |= (BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & Encrypted) != 0;
        _hasTypes |= name == ContentTypes;
        _hasMacros |= name.EndsWith(Macros, StringComparison.OrdinalIgnoreCase);
        _roots.UnionWith(Known.Where(root => name.StartsWith(root, StringComparison.OrdinalIgnoreCase)));
    }

    /// <param name="root">The folder that the kind has its parts in.</param>
    public string? Complaint(string root) =>
        _isEncrypted ? "The document is encrypted."
        : _hasMacros ? "The document has macros, which no document of this kind has."
        : _parts > MostParts || _unpacked > LargestUnpacked
            ? $"The document unpacks to more than {MostParts} parts or {LargestUnpacked} bytes."
        : !_hasTypes || !_roots.SetEquals([root])
            ? $"The content is no document of this kind, as the name says: {ContentTypes} and {root} make one."
        : null;
}
