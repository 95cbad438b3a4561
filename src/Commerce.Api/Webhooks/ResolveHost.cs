using System.Net;

namespace Commerce.Api.Webhooks;

/// <summary>The addresses behind a name. Asked with each new connection.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string name, CancellationToken cancellation);
