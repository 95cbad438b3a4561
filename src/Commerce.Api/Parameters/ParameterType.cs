using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>
/// What kind of value a parameter takes. Values are text on the wire; each type has one way to write them.
/// </summary>
[JsonConverter(typeof(EnumByName<ParameterType>))]
public enum ParameterType
{
    /// <summary>Text without line breaks.</summary>
    SingleLineText,

    /// <summary>Text of any number of lines, with <c>\n</c> between them.</summary>
    MultiLineText,

    /// <summary>A whole number of 64 bits, in decimal digits: <c>-20</c>.</summary>
    Number,

    /// <summary>A day: <c>2026-01-31</c>.</summary>
    Date,

    /// <summary>The address of a mailbox: <c>jane@example.com</c>.</summary>
    Email,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Checkbox,

    /// <summary>The <c>value</c> of one of the choices.</summary>
    DropDown,
}
