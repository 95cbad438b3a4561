namespace Commerce.Api.Demo;

/// <param name="CalledName">How others address the person.</param>
internal sealed record DemoUser(int Number, string Name, string CalledName);
