namespace Commerce.Api.Demo;

/// <summary>An account that the demo gives a token for, with one of its users.</summary>
internal sealed record DemoParty(int AccountNo, int UserNo, int TokenNo);
