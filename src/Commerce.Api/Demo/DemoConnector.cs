namespace Commerce.Api.Demo;

/// <summary>Two accounts that have an active relationship, as connectors call themselves.</summary>
internal sealed record DemoConnector(DemoPeer Sender, DemoPeer Recipient);
