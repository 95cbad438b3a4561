using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.AuditTrail;

/// <summary>The kinds of objects that records are about.</summary>
[JsonConverter(typeof(EnumByName<AuditedType>))]
public enum AuditedType
{
    /// <summary>What a client asks of a vendor.</summary>
    Request,

    /// <summary>What is said in the thread of a request.</summary>
    Message,

    /// <summary>A file of a request.</summary>
    Attachment,

    /// <summary>A client, a vendor, or Operations.</summary>
    Account,

    /// <summary>A person who acts for an account.</summary>
    User,

    /// <summary>An API token.</summary>
    Token,

    /// <summary>What a vendor offers.</summary>
    Product,

    /// <summary>What a product asks of requests.</summary>
    Parameter,

    /// <summary>How requests for a product are shown.</summary>
    Template,

    /// <summary>An address that is called when something happens.</summary>
    Webhook,
}
