using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the fields that a read of one object can select.</summary>
internal sealed record SelectableFields(FieldSet Fields);
