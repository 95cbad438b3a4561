namespace Commerce.Api.Demo;

internal sealed record DemoProduct(int Number, string Name);
