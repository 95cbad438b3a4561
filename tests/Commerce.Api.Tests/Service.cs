using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests;

/// <summary>The service as it is shipped, listening on a free port of this machine.</summary>
internal sealed class Service : WebApplicationFactory<Program>
{
    private readonly string _connection;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private readonly Action<IServiceCollection>? _arrange;

    public Service(
        string connection, TimeProvider? clock = null, IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? arrange = null)
    {
        _arrange = arrange;
        _connection = connection;
        _clock = clock ?? TimeProvider.System;
        _settings = settings ?? new Dictionary<string, string>();
        UseKestrel();
    }

    public Uri Start()
    {
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        // Where there are several, any will do.
        return new Uri(addresses.Addresses.First());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:Commerce", _connection);
        builder.UseSetting("Commerce:Demo", "false");
        builder.UseSetting("Hosting:DrainSeconds", "0");
        builder.UseSetting("Logging:LogLevel:Default", Environment.GetEnvironmentVariable("TESTLOG") ?? "Critical");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Critical");
        // Any 32 bytes: the same for the copies of one test.
        builder.UseSetting("Webhooks:SecretKey", Convert.ToBase64String(new byte[32]));
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(_clock);
            _arrange?.Invoke(services);
        });
    }
}
