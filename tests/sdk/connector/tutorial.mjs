// The tutorial: from a display name to mails both ways, with the "App" as another account.
import assert from "node:assert/strict";
import { isOlder, synchronized } from "./answers.mjs";
import { failed, ok, spoken, until } from "./checking.mjs";
import { later } from "./exchange.mjs";

const displayName = { "@type": "DisplayName", value: "Demo Connector of integration example" };

export async function tutorial(connector, app) {
  assert.equal((await connector.monitoring.getHealth()).isHealthy, true);
  const { address } = ok(await connector.account.getIdentityInfo());
  const attribute = ok(await connector.attributes.createRepositoryAttribute({
    content: { "@type": "IdentityAttribute", owner: address, value: displayName },
  }));
  const request = requestFor(attribute.id);
  const validated = ok(await connector.outgoingRequests.canCreateRequest({ content: request }));
  assert.equal(validated.isSuccess, true, JSON.stringify(validated));
  const template = await createTemplate(connector, request);
  ok(await connector.relationshipTemplates.getQrCodeForOwnRelationshipTemplate(template.id));
  await sendRelationshipRequest(app, template);
  const relationship = await acceptRelationship(connector, app);
  await exchangeMails(connector, app, relationship);
  assert.equal(ok(await connector.attributes.getPeerSharedIdentityAttributes({ peer: relationship.peer })).length, 2);
  assert.equal(ok(await connector.attributes.getOwnSharedIdentityAttributes({ peer: relationship.peer })).length, 1);
  assert.equal(ok(await connector.relationships.getAttributesForRelationship(relationship.id)).length, 3);
  return relationship;
}

function requestFor(sourceAttributeId) {
  const read = (valueType, mustBeAccepted) => ({
    "@type": "ReadAttributeRequestItem", mustBeAccepted, query: { "@type": "IdentityAttributeQuery", valueType },
  });
  return { items: [
    { "@type": "RequestItemGroup", mustBeAccepted: true, title: "Shared Attributes", items: [{
      "@type": "ShareAttributeRequestItem", mustBeAccepted: true,
      attribute: { "@type": "IdentityAttribute", owner: "", value: displayName }, sourceAttributeId,
    }] },
    { "@type": "RequestItemGroup", mustBeAccepted: true, title: "Requested Attributes", items: [
      read("GivenName", true), read("Surname", true), read("EMailAddress", false),
    ] },
  ] };
}

/** The page's own date has passed, which is told; with another it is as the page says. */
async function createTemplate(connector, onNewRelationship) {
  const body = {
    maxNumberOfAllocations: 1, expiresAt: "2024-12-31T00:00:00.000Z",
    content: { "@type": "RelationshipTemplateContent", title: "Connector Demo Contact", onNewRelationship },
  };
  const refused = await connector.relationshipTemplates.createOwnRelationshipTemplate(body);
  failed(refused, "error.runtime.validation.invalidPropertyValue");
  assert.equal(refused.error.message, "'expiresAt' must be in the future");
  return ok(await connector.relationshipTemplates.createOwnRelationshipTemplate({ ...body, expiresAt: later() }));
}

/** What a person does in the App: scan the code, fill out what is required, add the contact. */
async function sendRelationshipRequest(app, template) {
  const reference = template.truncatedReference;
  const loaded = ok(await app.relationshipTemplates.loadPeerRelationshipTemplate({ reference }));
  assert.deepEqual([loaded.id, loaded.isOwn], [template.id, false]);
  const [incoming] = ok(await app.incomingRequests.getRequests({
    source: { type: "RelationshipTemplate", reference: template.id }, status: "ManualDecisionRequired",
  }));
  const fill = (type, value) => ({ accept: true, newAttribute: {
    "@type": "IdentityAttribute", owner: "", value: { "@type": type, value },
  } });
  const items = [
    { items: [{ accept: true }] }, { items: [fill("GivenName", "Ann"), fill("Surname", "Lee"), { accept: false }] },
  ];
  assert.equal(ok(await app.incomingRequests.canAccept(incoming.id, { items })).isSuccess, true);
  assert.equal(ok(await app.incomingRequests.accept(incoming.id, { items })).status, "Decided");
  const seen = await until("the answer was sent", async () => {
    const now = ok(await app.incomingRequests.getRequest(incoming.id));
    return now.status === "Completed" && now;
  });
  const [pending] = ok(await app.relationships.getRelationships());
  assert.equal(pending.status, "Pending");
  assert.equal(seen.response.source.type, isOlder ? "RelationshipChange" : "Relationship");
}

async function acceptRelationship(connector, app) {
  assert.deepEqual(ok(await connector.relationships.getRelationships({ status: "Pending" })), []);
  let accepted;
  if (isOlder) {
    const [pending] = ok(await connector.account.sync()).relationships;
    assert.equal(pending.changes[0].status, "Pending");
    accepted = ok(await connector.relationships.acceptRelationshipChange(pending.id, pending.changes[0].id));
  } else {
    const synced = await spoken(connector, "GET", "Account/Sync", undefined, synchronized);
    const [pending] = synced.data.result.relationships;
    assert.equal(pending.changes[0].status, "Pending");
    assert.equal(ok(await connector.relationships.getRelationship(pending.id)).status, "Pending");
    accepted = (await spoken(
      connector, "PUT", `Relationships/${pending.id}/Changes/${pending.changes[0].id}/Accept`, { content: {} },
      "older ConnectorRelationship")).data.result;
  }
  assert.deepEqual([accepted.status, accepted.peer], ["Active", ok(await app.account.getIdentityInfo()).address]);
  assert.equal(ok(await connector.outgoingRequests.getRequests({ peer: accepted.peer }))[0].status, "Completed");
  return accepted;
}

async function exchangeMails(connector, app, { peer }) {
  const sent = ok(await connector.messages.sendMessage({ recipients: [peer], content: {
    "@type": "Mail", to: [peer], subject: "Welcome", body: "Hello. We are pleased to welcome you as our customer.",
  } }));
  ok(await app.account.sync());
  assert.equal(ok(await app.messages.getMessage(sent.id)).content.subject, "Welcome");
  const back = sent.createdBy;
  const reply = ok(await app.messages.sendMessage({ recipients: [back], content: {
    "@type": "Mail", to: [back], cc: [], subject: "Thanks", body: "Hello.",
  } }));
  const synced = ok(await connector.account.sync());
  if (isOlder) {
    assert.deepEqual(synced.messages.map((message) => message.id), [reply.id]);
  }
  assert.equal(ok(await connector.messages.getMessage(reply.id)).content.subject, "Thanks");
}
