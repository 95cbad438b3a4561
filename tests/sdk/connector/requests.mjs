// The guides "Requests over Messages" and "Create outgoing Request".
import assert from "node:assert/strict";
import { synchronized } from "./answers.mjs";
import { client, failed, ok, spoken, until } from "./checking.mjs";

const authentication = {
  "@type": "AuthenticationRequestItem", mustBeAccepted: true, title: "The Sender is asking for an authentication",
};

export async function peerOf(sender) {
  return (await until("the relationship", async () =>
    ok(await sender.relationships.getRelationships()).find((r) => r.status === "Active"))).peer;
}

/** Makes a request, sends it, and has the recipient fetch it. */
export async function ask(sender, recipient, items) {
  const peer = await peerOf(sender);
  const validated = ok(await sender.outgoingRequests.canCreateRequest({ content: { items }, peer }));
  assert.equal(validated.isSuccess, true, JSON.stringify(validated));
  const draft = ok(await sender.outgoingRequests.createRequest({ content: { items }, peer }));
  assert.equal(draft.status, "Draft");
  const message = ok(await sender.messages.sendMessage({ recipients: [peer], content: draft.content }));
  assert.equal(ok(await sender.outgoingRequests.getRequest(draft.id)).status, "Open");
  assert.deepEqual(ok(await recipient.incomingRequests.getRequests({ source: { reference: message.id } })), []);
  ok(await recipient.account.sync());
  const [incoming] = ok(await recipient.incomingRequests.getRequests({
    source: { reference: message.id }, status: ["ManualDecisionRequired", "Open"],
  }));
  assert.equal(incoming.id, draft.id);
  return incoming;
}

export async function answer(sender, recipient, incoming, items, accepts) {
  const incomings = recipient.incomingRequests;
  const possible = ok(await (accepts ? incomings.canAccept : incomings.canReject)(incoming.id, { items }));
  assert.equal(possible.isSuccess, true, JSON.stringify(possible));
  const decided = ok(await (accepts ? incomings.accept : incomings.reject)(incoming.id, { items }));
  assert.equal(decided.status, "Decided");
  return await completed(sender, recipient, incoming, accepts);
}

async function completed(sender, recipient, incoming, accepts) {
  await until("the answer was sent", async () =>
    ok(await recipient.incomingRequests.getRequest(incoming.id)).status === "Completed");
  assert.equal(ok(await sender.outgoingRequests.getRequest(incoming.id)).status, "Open");
  ok(await sender.account.sync());
  const seen = ok(await sender.outgoingRequests.getRequest(incoming.id));
  assert.equal(seen.status, "Completed");
  assert.equal(seen.response.content.result, accepts ? "Accepted" : "Rejected");
  return seen;
}

export async function requestsOverMessages(sender, recipient) {
  await answer(sender, recipient, await ask(sender, recipient, [authentication]), [{ accept: true }], true);
  await answer(sender, recipient, await ask(sender, recipient, [authentication]), [{ accept: false }], false);
  const third = await ask(sender, recipient, [authentication, { "@type": "RequestItemGroup", mustBeAccepted: true, items: [
    { "@type": "ConsentRequestItem", mustBeAccepted: true, consent: "I agree", link: "www.example.com" },
  ] }]);
  await answer(sender, recipient, third, [
    { accept: false }, { items: [{ accept: false, code: "no", message: "Not now" }] },
  ], false);
  failed(await recipient.incomingRequests.accept(third.id, { items: [{ accept: true }] }),
    "error.consumption.requests.wrongRequestStatus");
  failed(await recipient.incomingRequests.getRequest("REQ00000000000000000"), "error.runtime.recordNotFound");
  ok(await sender.outgoingRequests.getRequests({ status: "Completed" }));
  await byTheVerbsOfThePage(sender, recipient);
}

/** The page has GET for Sync, with what has come in the answer, and POST for decisions: neither is in the clients. */
async function byTheVerbsOfThePage(sender, recipient) {
  for (const [action, accepts] of [["Accept", true], ["Reject", false]]) {
    const peer = await peerOf(sender);
    const draft = ok(await sender.outgoingRequests.createRequest({ content: { items: [authentication] }, peer }));
    const message = ok(await sender.messages.sendMessage({ recipients: [peer], content: draft.content }));
    const synced = await spoken(recipient, "GET", "Account/Sync", undefined, synchronized);
    assert.equal(synced.data.result.messages[0].id, message.id);
    const [incoming] = ok(await recipient.incomingRequests.getRequests({
      source: { reference: message.id }, status: "ManualDecisionRequired",
    }));
    const decided = await spoken(
      recipient, "POST", `Requests/Incoming/${incoming.id}/${action}`, { items: [{ accept: accepts }] }, "ConnectorRequest");
    assert.equal(decided.data.result.status, "Decided");
    await completed(sender, recipient, incoming, accepts);
  }
}

export async function createOutgoingRequest(sender, recipient) {
  const unknown = ok(await recipient.account.getIdentityInfo()).address.replace(/.{6}$/, "000000");
  const content = { items: [authentication] };
  const validated = ok(await sender.outgoingRequests.canCreateRequest({ content, peer: unknown }));
  assert.deepEqual([validated.isSuccess, validated.code], [false, "error.consumption.requests.missingRelationship"]);
  failed(await sender.outgoingRequests.createRequest({ content, peer: unknown }),
    "error.consumption.requests.missingRelationship");
  const peer = await peerOf(sender);
  failed(await sender.outgoingRequests.createRequest({ content, peer: "id1" }),
    "error.runtime.validation.invalidPropertyValue");
  failed(await sender.outgoingRequests.createRequest({ content: { items: [] }, peer }),
    "error.runtime.requestDeserialization");
  failed(await sender.outgoingRequests.createRequest({ content: { items: [{ "@type": "Nothing" }] }, peer }),
    "error.runtime.unknownType");
  failed(await client("nobody").account.getIdentityInfo(), "error.connector.unauthorized");
}
