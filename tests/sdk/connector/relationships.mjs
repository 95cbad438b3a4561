// What relationships, templates and attributes go through beyond the guides.
import assert from "node:assert/strict";
import { isOlder } from "./answers.mjs";
import { failed, ok } from "./checking.mjs";
import { later } from "./exchange.mjs";
import { answer, ask } from "./requests.mjs";

async function load(owner, reader) {
  const template = ok(await owner.relationshipTemplates.createOwnRelationshipTemplate({
    maxNumberOfAllocations: 1, expiresAt: later(),
    content: isOlder ? { a: "b" } : { "@type": "ArbitraryRelationshipTemplateContent", value: { a: "b" } },
  }));
  failed(await reader.relationshipTemplates.getRelationshipTemplate(template.id), "error.runtime.recordNotFound");
  ok(await reader.relationshipTemplates.loadPeerRelationshipTemplate({ reference: template.truncatedReference }));
  assert.equal(ok(await reader.relationshipTemplates.getRelationshipTemplate(template.id)).isOwn, false);
  return template;
}

export async function templates(owner, reader) {
  const { id } = await load(owner, reader);
  assert.ok(ok(await owner.relationshipTemplates.getOwnRelationshipTemplates()).some((template) => template.id === id));
  assert.ok(ok(await reader.relationshipTemplates.getPeerRelationshipTemplates()).some((template) => template.id === id));
  assert.equal(ok(await reader.relationshipTemplates.getRelationshipTemplates({ isOwn: true })).length, 0);
}

export async function attributes(owner, peer) {
  const made = ok(await owner.attributes.createRepositoryAttribute({
    content: { value: { "@type": "JobTitle", value: "Clerk" } },
  }));
  assert.equal(ok(await owner.attributes.getAttribute(made.id)).id, made.id);
  const [relationship] = ok(await owner.relationships.getRelationships({ status: "Active" }));
  await answer(owner, peer, await ask(owner, peer, [{
    "@type": "ShareAttributeRequestItem", mustBeAccepted: true, attribute: made.content, sourceAttributeId: made.id,
  }, {
    "@type": "ReadAttributeRequestItem", mustBeAccepted: true,
    query: { "@type": "IdentityAttributeQuery", valueType: "GivenName" },
  }]), [{ accept: true }, { accept: true, newAttribute: {
    "@type": "IdentityAttribute", owner: "", value: { "@type": "GivenName", value: "Ann" },
  } }], true);
  assert.equal(ok(await owner.attributes.getOwnSharedIdentityAttributes({ peer: relationship.peer })).length, 1);
  assert.equal(ok(await owner.attributes.getPeerSharedIdentityAttributes({ peer: relationship.peer })).length, 1);

  assert.equal(ok(await owner.attributes.getVersionsOfAttribute(made.id)).length, 1);
  const shared = isOlder ? "getSharedVersionsOfRepositoryAttribute" : "getSharedVersionsOfAttribute";
  assert.equal(ok(await owner.attributes[shared](made.id, { peers: [relationship.peer] })).length, 1);
  assert.ok(ok(await owner.attributes.getAttributes({ content: { value: { "@type": "JobTitle" } } })).length >= 2);
  ok(await owner.attributes.getValidAttributes({}));
  ok(await owner.attributes.getOwnRepositoryAttributes());
}

/** From an active relationship through all that may become of it, and through others that come to nothing. */
export async function relationships(owner, peer, active) {
  failed(await owner.relationships.getRelationship("REL00000000000000000"), "error.runtime.recordNotFound");
  if (isOlder) {
    return;
  }
  await reactivate(owner, peer, active);
  ok(await owner.relationships.terminateRelationship(active.id));
  ok(await peer.account.sync());
  ok(await owner.relationships.decomposeRelationship(active.id));
  ok(await peer.account.sync());
  assert.equal(ok(await peer.relationships.getRelationship(active.id)).status, "DeletionProposed");
  ok(await peer.relationships.decomposeRelationship(active.id));
  for (const [who, end, status] of [
    [peer, "revokeRelationship", "Revoked"], [owner, "rejectRelationship", "Rejected"], [owner, "acceptRelationship", "Active"],
  ]) {
    const pending = await begin(owner, peer);
    assert.equal(ok(await who.relationships[end](pending.id)).status, status);
    ok(await (who === owner ? peer : owner).account.sync());
  }
}

async function reactivate(owner, peer, { id }) {
  for (const [who, end] of [[owner, "revoke"], [peer, "reject"], [peer, "accept"]]) {
    if (ok(await owner.relationships.getRelationship(id)).status === "Active") {
      assert.equal(ok(await owner.relationships.terminateRelationship(id)).status, "Terminated");
    }
    ok(await owner.relationships.requestRelationshipReactivation(id));
    ok(await peer.account.sync());
    const after = ok(await who.relationships[`${end}RelationshipReactivation`](id));
    assert.equal(after.status, end === "accept" ? "Active" : "Terminated");
    ok(await owner.account.sync());
    ok(await peer.account.sync());
  }
}

async function begin(owner, peer) {
  const body = {
    templateId: (await load(owner, peer)).id,
    creationContent: { "@type": "ArbitraryRelationshipCreationContent", value: { hello: "you" } },
  };
  assert.equal(ok(await peer.relationships.canCreateRelationship(body)).isSuccess, true);
  const pending = ok(await peer.relationships.createRelationship(body));
  assert.equal(ok(await peer.relationships.canCreateRelationship(body)).isSuccess, false);
  ok(await owner.account.sync());
  return pending;
}

/** As before version 5: what is asked of the owner is a change, which it accepts or rejects. */
export async function changes(owner, peer) {
  const template = await load(owner, peer);
  const pending = ok(await peer.relationships.createRelationship({ templateId: template.id, content: { hello: "you" } }));
  ok(await owner.account.sync());
  const rejected = ok(await owner.relationships.rejectRelationshipChange(pending.id, pending.changes[0].id));
  assert.equal(rejected.status, "Rejected");
  assert.equal(ok(await owner.relationships.getRelationship(pending.id)).changes[0].status, "Rejected");
}
