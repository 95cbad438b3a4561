namespace Commerce.Foundation.Database;

/// <summary>Endpoint metadata: the call writes to one row that many may want at once, see <see cref="RowTurns"/>.</summary>
/// <param name="Of">The row's number; null where the call names none.</param>
internal sealed record BusyRow(Func<HttpContext, long?> Of);
