using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Commerce.Connector.Contents;

/// <summary>What attributes hold: one content type a value type, checked as far as an exchange depends on it.</summary>
internal static partial class AttributeValues
{
    private const int LongestValue = 1_000;

    private static readonly ContentProperty Title = Property.Text("title", max: 200);

    private static readonly ContentProperty[] ProprietaryExtras =
        [Title, Property.Text("description", max: 1_000).Optional(), Property.AnyObject("valueHintsOverride").Optional()];

    /// <summary>Values of identity attributes.</summary>
    public static ContentFamily Identity { get; } = new("IdentityAttribute.value",
    [
        .. Plain(
            "AffiliationOrganization", "AffiliationRole", "AffiliationUnit", "BirthCity", "BirthCountry", "BirthName",
            "BirthState", "Citizenship", "City", "CommunicationLanguage", "Country", "DisplayName", "FaxNumber", "GivenName",
            "HonorificPrefix", "HonorificSuffix", "HouseNumber", "IdentityFileReference", "JobTitle", "MiddleName",
            "Nationality", "PhoneNumber", "Pseudonym", "Sex", "State", "Street", "Surname", "Website", "ZipCode"),
        new ContentType("EMailAddress", Property.Text("value", min: 3, max: 254, pattern: MailAddress)),
        new ContentType("BirthDay", Property.Number("value", 1, 31)),
        new ContentType("BirthMonth", Property.Number("value", 1, 12)),
        new ContentType("BirthYear", Property.Number("value", 1, 9999)),
        Complex("Affiliation", ["organization"], "role", "unit"),
        Complex("BirthDate", ["day", "month", "year"]),
        Complex("BirthPlace", ["city", "country"], "state"),
        Complex(
            "DeliveryBoxAddress", ["recipient", "deliveryBoxId", "userId", "zipCode", "city", "country"], "phoneNumber", "state"),
        Complex("PersonName", ["givenName", "surname"], "middleName", "honorificSuffix", "honorificPrefix"),
        Complex("PostOfficeBoxAddress", ["recipient", "boxId", "zipCode", "city", "country"], "state"),
        Complex("SchematizedXML", ["value"], "schemaURL", "title", "description"),
        Complex("StreetAddress", ["recipient", "street", "houseNo", "zipCode", "city", "country"], "state"),
    ]);

    /// <summary>Values of relationship attributes.</summary>
    public static ContentFamily Relationship { get; } = new("RelationshipAttribute.value",
    [
        .. new[] { "Country", "FileReference", "HEXColor", "Language", "PhoneNumber", "String", "URL" }.Select(name =>
            Proprietary(name, Property.Text("value", max: 4_096))),
        Proprietary("EMailAddress", Property.Text("value", min: 3, max: 254, pattern: MailAddress)),
        Proprietary("XML", Property.Text("value", max: 50_000)),
        Proprietary("Boolean", Property.Flag("value")),
        Proprietary("Float", Property.Number("value")),
        Proprietary("Integer", Property.Number("value")),
        Proprietary("JSON", Property.Anything("value")),
        new ContentType("Consent", Property.Text("consent", max: 2_000), Property.Text("link", 3, 1_024).Optional()),
    ]);

    private static IEnumerable<ContentType> Plain(params string[] names) =>
        names.Select(name => new ContentType(name, Property.Text("value", min: 1, max: LongestValue)));

    private static ContentType Proprietary(string name, ContentProperty value) =>
        new($"Proprietary{name}", [.. ProprietaryExtras, value]);

    // Parts may be values themselves or their text: both are taken, and kept as they came.
    private static ContentType Complex(string name, string[] required, params string[] optional) => new(
        name,
        [
            .. required.Select(part => new ContentProperty(part, Part)),
            .. optional.Select(part => new ContentProperty(part, Part).Optional()),
        ]);

    private static JsonNode Part(string type, JsonNode value) => value is JsonObject given
        ? Identity.Read(given)
        : value.DeepClone();

    [GeneratedRegex(@"^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}\z")]
    private static partial Regex MailAddress { get; }
}
