// What each call of the client answers: the name of its schema, or how else it is checked.
export const isOlder = process.argv[2] === "4";
export const nothing = Symbol("nothing");
export const picture = Symbol("picture");
export const bytes = Symbol("bytes");

/** Those that stand in no envelope. */
export const plain = new Set(["ConnectorHealth", "ConnectorVersionInfo", "ConnectorRequestCount", "ConnectorSupportInformation"]);

/** What GET Sync tells, as connectors before version 5 did: the newer client has no schema for relationships with changes. */
export const synchronized = isOlder
  ? "ConnectorSyncResult" : { messages: ["ConnectorMessage"], relationships: ["older ConnectorRelationship"] };

const attribute = "ConnectorAttribute";
const attributes = "ConnectorAttributes";
const file = "ConnectorFile";
const files = "ConnectorFiles";
const relationship = "ConnectorRelationship";
const request = "ConnectorRequest";
const template = "ConnectorRelationshipTemplate";
const templates = "ConnectorRelationshipTemplates";
const token = "ConnectorToken";
const tokens = "ConnectorTokens";
const verdict = "ConnectorRequestValidationResult";

const answers = {
  account: {
    getIdentityInfo: "IdentityInfo", getSyncInfo: "ConnectorSyncInfo", sync: isOlder ? "ConnectorSyncResult" : nothing,
  },
  attributes: {
    createRepositoryAttribute: attribute, succeedAttribute: "SucceedAttributeResponse", getAttributes: attributes,
    notifyPeerAboutRepositoryAttributeSuccession: "NotifyPeerAboutRepositoryAttributeSuccessionResponse",
    getAttribute: attribute, getValidAttributes: attributes, getOwnRepositoryAttributes: attributes,
    getOwnSharedIdentityAttributes: attributes, getPeerSharedIdentityAttributes: attributes, getVersionsOfAttribute: attributes,
    getSharedVersionsOfAttribute: attributes, getSharedVersionsOfRepositoryAttribute: attributes,
    deleteOwnSharedAttributeAndNotifyPeer: "DeleteOwnSharedAttributeAndNotifyPeerResponse",
    deletePeerSharedAttributeAndNotifyOwner: "DeletePeerSharedAttributeAndNotifyOwnerResponse",
    deleteThirdPartyRelationshipAttributeAndNotifyPeer: "DeleteThirdPartyRelationshipAttributeAndNotifyPeerResponse",
    deleteRepositoryAttribute: nothing, executeIdentityAttributeQuery: attributes, executeRelationshipAttributeQuery: attribute,
    executeThirdPartyRelationshipAttributeQuery: [attribute], executeIQLQuery: [attribute],
  },
  challenges: { createChallenge: "ConnectorChallenge", validateChallenge: "ConnectorChallengeValidationResult" },
  files: {
    getFiles: files, uploadOwnFile: file, getOwnFiles: files, loadPeerFile: file, getPeerFiles: files, getFile: file,
    downloadFile: bytes, getQrCodeForFile: picture, createTokenForFile: token, createTokenQrCodeForFile: picture,
  },
  identityMetadata: {
    upsertIdentityMetadata: "ConnectorIdentityMetadata", getIdentityMetadata: "ConnectorIdentityMetadata",
    deleteIdentityMetadata: nothing,
  },
  incomingRequests: {
    canAccept: verdict, accept: request, canReject: verdict, reject: request, getRequest: request,
    getRequests: "ConnectorRequests",
  },
  messages: {
    getMessages: "ConnectorMessages", sendMessage: "ConnectorMessage", getMessage: "ConnectorMessageWithAttachments",
    getAttachment: file, downloadAttachment: bytes,
  },
  monitoring: {
    getHealth: "ConnectorHealth", getVersion: "ConnectorVersionInfo", getRequests: "ConnectorRequestCount",
    getSupport: "ConnectorSupportInformation",
  },
  outgoingRequests: {
    canCreateRequest: verdict, createRequest: request, getRequest: request, getRequests: "ConnectorRequests",
  },
  relationships: {
    canCreateRelationship: "CanCreateRelationshipResponse", createRelationship: relationship,
    getRelationships: "ConnectorRelationships", getRelationship: relationship, acceptRelationship: relationship,
    rejectRelationship: relationship, revokeRelationship: relationship, acceptRelationshipChange: relationship,
    rejectRelationshipChange: relationship, getAttributesForRelationship: attributes, terminateRelationship: relationship,
    decomposeRelationship: nothing, requestRelationshipReactivation: relationship, acceptRelationshipReactivation: relationship,
    rejectRelationshipReactivation: relationship, revokeRelationshipReactivation: relationship,
  },
  relationshipTemplates: {
    getRelationshipTemplates: templates, getRelationshipTemplate: template, getOwnRelationshipTemplates: templates,
    createOwnRelationshipTemplate: template, getQrCodeForOwnRelationshipTemplate: picture,
    createTokenForOwnRelationshipTemplate: token, createTokenQrCodeForOwnRelationshipTemplate: picture,
    getPeerRelationshipTemplates: templates, loadPeerRelationshipTemplate: template,
  },
  tokens: {
    getToken: token, getQrCodeForToken: picture, getOwnTokens: tokens, createOwnToken: token, getPeerTokens: tokens,
    loadPeerToken: token,
  },
};

export function definitionOf(name) {
  const [endpoint, method] = name.split(".");
  return answers[endpoint]?.[method];
}
