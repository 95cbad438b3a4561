// Every option that would ask another server is off: the page works where only this service can be reached.
if (window.Scalar) {
  window.Scalar.createApiReference('#reference', {
    sources: [
      { title: 'Commerce', url: '/openapi/v1.json', default: true },
      { title: 'Connector', url: '/openapi/connector.v2.json' },
    ],
    withDefaultFonts: false,
    telemetry: false,
    proxyUrl: '',
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
  });
} else {
  document.getElementById('reference').innerHTML =
    '<h1>Commerce API</h1>' +
    '<p>The script of the reference page is missing: this service was built without the npm client. ' +
    'Build it again where <code>npm</code> is installed, or read the document itself: ' +
    '<a href="/openapi/v1.json">OpenAPI 3.1</a>, <a href="/openapi/v1-3.0.json">OpenAPI 3.0</a>, ' +
    '<a href="/problems">problems</a>.</p>';
}
