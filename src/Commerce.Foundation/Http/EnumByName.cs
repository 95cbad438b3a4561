using System.Text.Json.Serialization;

namespace Commerce.Foundation.Http;

/// <summary>Enums go out as the contract spells them, come in by name in any case, and never as numbers.</summary>
internal sealed class EnumByName<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
