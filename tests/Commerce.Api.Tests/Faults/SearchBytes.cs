namespace Commerce.Api.Tests.Faults;

internal delegate void SearchBytes(ReadOnlySpan<byte> bytes);
