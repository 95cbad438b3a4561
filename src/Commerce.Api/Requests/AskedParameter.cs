using Commerce.Api.Accounts.Products;
using Commerce.Api.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>What a product asks of a request, with the value that the request holds.</summary>
/// <param name="IsDeleted">No longer asked; it is there for its value.</param>
internal sealed record AskedParameter(
    int ProductNo, int Seq, string ExternalId, string Title, ParameterType Type, bool Required, bool Readonly,
    ParameterOptions Options, bool IsDeleted, string? Value)
{
    public string Id => new ParameterId(new ProductId(ProductNo), Seq).ToString();

    /// <summary>What is wrong; null where nothing is. What is no longer asked is not looked at.</summary>
    public Mistake? Mistake => IsDeleted ? null
        : Value is not null ? ParameterRules.Check(Type, Options, Value)
        : Required ? Mistake.Required
        : null;

    /// <param name="canChange">The state of the request lets values change: their mistakes are told.</param>
    public RequestParameter ToParameter(bool canChange) => new()
    {
        Id = Id,
        ExternalId = ExternalId,
        Title = Title,
        Value = Value,
        Constraints = new ParameterConstraints { Required = Required, Readonly = Readonly },
        // In one language: the version of a request does not depend on who asks for it in which.
        Error = canChange ? Mistake?.ToError(Language.English) : null,
    };

    public ValidatedParameter ToValidated(Language language) => new()
    {
        Id = Id,
        ExternalId = ExternalId,
        Value = Value,
        IsValid = Mistake is null,
        Error = Mistake?.ToError(language),
    };
}
