// Tokens, challenges, notes and queries, which no guide needs and the clients have.
import assert from "node:assert/strict";
import { isOlder } from "./answers.mjs";
import { failed, ok } from "./checking.mjs";
import { later } from "./exchange.mjs";
import { peerOf } from "./requests.mjs";

export async function tokens(owner, reader) {
  const locked = isOlder ? {} : { passwordProtection: { password: "1234", passwordIsPin: true } };
  const token = ok(await owner.tokens.createOwnToken({ content: { a: 1 }, expiresAt: later(), ...locked }));
  failed(await reader.tokens.getToken(token.id), "error.runtime.recordNotFound");
  ok(await owner.tokens.getQrCodeForToken(token.id));
  const password = isOlder ? {} : { password: "1234" };
  assert.deepEqual(
    ok(await reader.tokens.loadPeerToken({ reference: token.truncatedReference, ...password })).content, { a: 1 });
  assert.equal(ok(await reader.tokens.getToken(token.id)).id, token.id);
  assert.ok(ok(await owner.tokens.getOwnTokens()).some((one) => one.id === token.id));
  assert.ok(ok(await reader.tokens.getPeerTokens()).some((one) => one.id === token.id));

  const file = ok(await owner.files.uploadOwnFile({
    title: "By a token", filename: "c.txt", file: Buffer.from("Hello"), expiresAt: later(),
  }));
  ok(await owner.files.createTokenQrCodeForFile(file.id));
  const ofFile = ok(await owner.files.createTokenForFile(file.id));
  assert.equal(ok(await reader.files.loadPeerFile({ reference: ofFile.truncatedReference })).id, file.id);

  const template = ok(await owner.relationshipTemplates.createOwnRelationshipTemplate({
    expiresAt: later(), content: isOlder ? {} : { "@type": "ArbitraryRelationshipTemplateContent", value: 1 },
  }));
  ok(await owner.relationshipTemplates.createTokenQrCodeForOwnRelationshipTemplate(template.id));
  const reference = ok(await owner.relationshipTemplates.createTokenForOwnRelationshipTemplate(template.id)).truncatedReference;
  assert.equal(ok(await reader.relationshipTemplates.loadPeerRelationshipTemplate({ reference })).id, template.id);
}

export async function challenges(one, other) {
  for (const challengeType of ["Identity", "Device"]) {
    const { challengeString, signature } = ok(await one.challenges.createChallenge({ challengeType }));
    assert.equal(ok(await other.challenges.validateChallenge({ challengeString, signature })).isValid, true);
  }
}

export async function notes(owner) {
  const { address } = ok(await owner.account.getIdentityInfo());
  assert.deepEqual(
    ok(await owner.identityMetadata.upsertIdentityMetadata({ reference: address, value: { a: 1 } })).value, { a: 1 });
  ok(await owner.identityMetadata.getIdentityMetadata(address));
  ok(await owner.identityMetadata.deleteIdentityMetadata(address));
}

export async function queries(owner) {
  ok(await owner.attributes.createRepositoryAttribute({
    content: { value: { "@type": "Surname", value: "Lee" }, tags: ["x"] },
  }));
  const { attributes } = owner;
  assert.equal(ok(await attributes.executeIdentityAttributeQuery({
    query: { "@type": "IdentityAttributeQuery", valueType: "Surname" },
  })).length, 1);
  assert.equal(ok(await attributes.executeIQLQuery({ query: { queryString: "#x" } })).length, 1);
  assert.deepEqual(ok(await attributes.executeThirdPartyRelationshipAttributeQuery({
    query: { "@type": "ThirdPartyRelationshipAttributeQuery", key: "k", owner: "", thirdParty: [""] },
  })), []);
  failed(await attributes.executeRelationshipAttributeQuery({ query: {
    "@type": "RelationshipAttributeQuery", key: "k", owner: "",
    attributeCreationHints: { title: "K", valueType: "ProprietaryString", confidentiality: "public" },
  } }), "error.runtime.recordNotFound");
}

/** What is shared is succeeded, and deleted on both sides; each tells the other. */
export async function notifications(owner, reader) {
  const peer = await peerOf(owner);
  const [shared] = ok(await owner.attributes.getOwnSharedIdentityAttributes({ peer }));
  const { successor } = ok(await owner.attributes.succeedAttribute(shared.shareInfo.sourceAttribute, {
    successorContent: { value: { ...shared.content.value, value: "Head clerk" } },
  }));
  assert.equal(ok(await owner.attributes.getVersionsOfAttribute(successor.id)).length, 2);
  const told = ok(await owner.attributes.notifyPeerAboutRepositoryAttributeSuccession(successor.id, { peer }));
  ok(await reader.account.sync());
  assert.ok(ok(await reader.attributes.getPeerSharedIdentityAttributes({ peer: shared.content.owner }))
    .some((one) => one.id === told.successor.id));
  if (!isOlder) {
    ok(await reader.attributes.deletePeerSharedAttributeAndNotifyOwner(told.successor.id));
    ok(await owner.account.sync());
    ok(await owner.attributes.deleteOwnSharedAttributeAndNotifyPeer(told.successor.id));
    failed(await owner.attributes.deleteThirdPartyRelationshipAttributeAndNotifyPeer("ATT00000000000000000"),
      "error.runtime.recordNotFound");
    ok(await owner.attributes.deleteRepositoryAttribute(successor.id));
  }
}
