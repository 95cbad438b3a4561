// Walks the guide "Requests over Messages" with the published client, unmodified, against a running service:
//   node walk.mjs <6|4>     in a folder where @nmshd/connector-sdk is installed, with the environment
//   BASE_URL, SENDER_KEY, RECIPIENT_KEY
// Every answer is checked against the JSON schemas that the client brings along, where ajv is installed.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { ConnectorClient } = require("@nmshd/connector-sdk");
const generation = process.argv[2];
const isOlder = generation === "4";
const baseUrl = process.env.BASE_URL + (isOlder ? "/v4" : "");
const sender = ConnectorClient.create({ baseUrl, apiKey: process.env.SENDER_KEY });
const recipient = ConnectorClient.create({ baseUrl, apiKey: process.env.RECIPIENT_KEY });

const schemas = require("@nmshd/connector-sdk/schemas.json");
const Ajv = require("ajv").default ?? require("ajv");
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(schemas, "sdk");
let checked = 0;

function ok(response, definition) {
  assert.ok(response.isSuccess, JSON.stringify(response.isError ? response.error : response));
  check(response.result, definition);
  return response.result;
}

function check(value, definition) {
  if (definition) {
    const validate = ajv.getSchema(`sdk#/definitions/${definition}`);
    assert.ok(validate, `no schema ${definition}`);
    assert.ok(validate(value), `${definition}: ${ajv.errorsText(validate.errors).slice(0, 1500)}\n${JSON.stringify(value).slice(0, 3000)}`);
    checked++;
  }
}

function failed(response, code) {
  assert.ok(response.isError, "an error was expected");
  check(response.error, isOlder ? undefined : "ConnectorError");
  assert.equal(response.error.code, code);
}

async function until(what, look) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((r) => setTimeout(r, 20))) {
    const found = await look();
    if (found) return found;
  }
  assert.fail(`not in time: ${what}`);
}

async function sync(client) {
  const response = await client.account.sync();
  assert.ok(response.isSuccess);
  return isOlder ? ok(response, "ConnectorSyncResult") : undefined;
}

async function ask(items) {
  const peer = (await until("the relationship", async () =>
    ok(await sender.relationships.getRelationships(), "ConnectorRelationships").find((r) => r.status === "Active"))).peer;
  const validated = ok(
    await sender.outgoingRequests.canCreateRequest({ content: { items }, peer }), "ConnectorRequestValidationResult");
  assert.equal(validated.isSuccess, true, JSON.stringify(validated));
  const draft = ok(await sender.outgoingRequests.createRequest({ content: { items }, peer }), "ConnectorRequest");
  assert.equal(draft.status, "Draft");
  const message = ok(
    await sender.messages.sendMessage({ recipients: [peer], content: draft.content }), "ConnectorMessage");
  assert.equal(ok(await sender.outgoingRequests.getRequest(draft.id), "ConnectorRequest").status, "Open");
  await sync(recipient);
  const [incoming] = ok(
    await recipient.incomingRequests.getRequests({
      source: { reference: message.id }, status: ["ManualDecisionRequired", "Open"],
    }), "ConnectorRequests");
  assert.equal(incoming.id, draft.id);
  return incoming;
}

async function answer(incoming, items, accepts) {
  const incomings = recipient.incomingRequests;
  const checkedDecision = ok(
    accepts ? await incomings.canAccept(incoming.id, { items }) : await incomings.canReject(incoming.id, { items }),
    "ConnectorRequestValidationResult");
  assert.equal(checkedDecision.isSuccess, true, JSON.stringify(checkedDecision));
  const decided = ok(
    accepts ? await incomings.accept(incoming.id, { items }) : await incomings.reject(incoming.id, { items }),
    "ConnectorRequest");
  assert.equal(decided.status, "Decided");
  await until("the answer was sent", async () =>
    ok(await incomings.getRequest(incoming.id), "ConnectorRequest").status === "Completed");
  await sync(sender);
  const completed = ok(await sender.outgoingRequests.getRequest(incoming.id), "ConnectorRequest");
  assert.equal(completed.status, "Completed");
  assert.equal(completed.response.content.result, accepts ? "Accepted" : "Rejected");
  return completed;
}

check(await sender.monitoring.getHealth(), isOlder ? undefined : "ConnectorHealth");
check(await sender.monitoring.getVersion(), "ConnectorVersionInfo");
check(await sender.monitoring.getRequests(), "ConnectorRequestCount");
check(await sender.monitoring.getSupport(), "ConnectorSupportInformation");
ok(await sender.account.getIdentityInfo(), "IdentityInfo");
ok(await sender.account.getSyncInfo(), "ConnectorSyncInfo");

const authentication = {
  "@type": "AuthenticationRequestItem", mustBeAccepted: true, title: "The Sender is asking for an authentication",
};
await answer(await ask([authentication]), [{ accept: true }], true);
const second = await ask([authentication, { "@type": "RequestItemGroup", mustBeAccepted: true, items: [
  { "@type": "ConsentRequestItem", mustBeAccepted: true, consent: "I agree", link: "www.example.com" },
] }]);
await answer(second, [{ accept: false }, { items: [
  // The schemas of the older client know no reasons.
  { accept: false, ...(isOlder ? {} : { code: "no", message: "Not now" }) },
] }], false);

failed(await recipient.incomingRequests.accept(second.id, { items: [{ accept: true }] }),
  "error.consumption.requests.wrongRequestStatus");
failed(await recipient.incomingRequests.getRequest("REQ00000000000000000"), "error.runtime.recordNotFound");
failed(await sender.outgoingRequests.createRequest({ content: { items: [] }, peer: "id1" }),
  "error.runtime.validation.invalidPropertyValue");
const stranger = ConnectorClient.create({ baseUrl, apiKey: "nobody" });
failed(await stranger.account.getIdentityInfo(), "error.connector.unauthorized");

const [relationship] = ok(await sender.relationships.getRelationships(), "ConnectorRelationships");
const mail = ok(await sender.messages.sendMessage({
  recipients: [relationship.peer],
  content: { "@type": "Mail", to: [relationship.peer], subject: "Welcome", body: "Hello." },
}), "ConnectorMessage");
await sync(recipient);
ok(await recipient.messages.getMessage(mail.id), "ConnectorMessageWithAttachments");
ok(await recipient.messages.getMessages({ createdBy: mail.createdBy }), "ConnectorMessages");
await sync(sender);
assert.ok(ok(await sender.messages.getMessage(mail.id), "ConnectorMessageWithAttachments").recipients[0].receivedAt);
const later = new Date(Date.now() + 3_600_000).toISOString();
const text = Buffer.from("Hello, file.");
const file = ok(
  await sender.files.uploadOwnFile({ title: "A title", filename: "a.txt", file: text, expiresAt: later }), "ConnectorFile");
assert.equal(file.filesize, text.length);
const withFile = ok(await sender.messages.sendMessage({
  recipients: [relationship.peer], attachments: [file.id],
  content: { "@type": "Mail", to: [relationship.peer], subject: "With a file", body: "See attached." },
}), "ConnectorMessage");
await sync(recipient);
ok(await recipient.messages.getAttachment(withFile.id, file.id), "ConnectorFile");
assert.ok(text.equals(ok(await recipient.messages.downloadAttachment(withFile.id, file.id))));
assert.ok(text.equals(ok(await recipient.files.downloadFile(file.id))));
ok(await recipient.files.getFiles({ title: "A title" }), "ConnectorFiles");
const png = ok(await sender.files.getQrCodeForFile(file.id));
assert.equal(png.subarray(1, 4).toString(), "PNG");

const template = ok(await sender.relationshipTemplates.createOwnRelationshipTemplate({
  maxNumberOfAllocations: 1, expiresAt: later,
  content: isOlder ? { a: "b" } : { "@type": "ArbitraryRelationshipTemplateContent", value: { a: "b" } },
}), "ConnectorRelationshipTemplate");
ok(await sender.relationshipTemplates.getQrCodeForOwnRelationshipTemplate(template.id));
ok(await recipient.relationshipTemplates.loadPeerRelationshipTemplate({ reference: template.truncatedReference }),
  "ConnectorRelationshipTemplate");
ok(await recipient.relationshipTemplates.getPeerRelationshipTemplates(), "ConnectorRelationshipTemplates");

if (!isOlder) {
  const attribute = ok(await sender.attributes.createRepositoryAttribute({
    content: { value: { "@type": "DisplayName", value: "Sender" } },
  }), "ConnectorAttribute");
  await answer(await ask([{
    "@type": "ShareAttributeRequestItem", mustBeAccepted: true, attribute: attribute.content, sourceAttributeId: attribute.id,
  }, {
    "@type": "ReadAttributeRequestItem", mustBeAccepted: true,
    query: { "@type": "IdentityAttributeQuery", valueType: "GivenName" },
  }]), [{ accept: true }, { accept: true, newAttribute: {
    "@type": "IdentityAttribute", owner: "", value: { "@type": "GivenName", value: "Ann" },
  } }], true);
  ok(await sender.attributes.getOwnSharedIdentityAttributes({ peer: relationship.peer }), "ConnectorAttributes");
  assert.equal(ok(await sender.attributes.getPeerSharedIdentityAttributes({ peer: relationship.peer }), "ConnectorAttributes").length, 1);
  ok(await sender.relationships.terminateRelationship(relationship.id), "ConnectorRelationship");
  await sync(recipient);
  ok(await recipient.relationships.requestRelationshipReactivation(relationship.id), "ConnectorRelationship");
  ok(await sender.relationships.acceptRelationshipReactivation(relationship.id), "ConnectorRelationship");
}
console.log(`${checked} answers checked`);
