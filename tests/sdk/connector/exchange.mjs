// The guide "Exchange Messages": files, messages of each kind with and without them, and what the recipient finds.
import assert from "node:assert/strict";
import { isOlder } from "./answers.mjs";
import { failed, ok } from "./checking.mjs";
import { peerOf } from "./requests.mjs";

export const later = () => new Date(Date.now() + 3_600_000).toISOString();

export async function exchangeMessages(sender, recipient) {
  const peer = await peerOf(sender);
  const text = Buffer.from("Hello, file.");
  const file = ok(await sender.files.uploadOwnFile({
    title: "A title", description: "About it", filename: "a.txt", file: text, expiresAt: later(),
  }));
  assert.equal(file.filesize, text.length);
  failed(await recipient.messages.getMessage("MSG00000000000000000"), "error.runtime.recordNotFound");
  failed(await recipient.files.downloadFile(file.id), "error.runtime.recordNotFound");

  const mail = { "@type": "Mail", to: [peer], subject: "With a file", body: "See attached." };
  const free = isOlder ? { anything: [1] } : { "@type": "ArbitraryMessageContent", value: { anything: [1] } };
  const plain = ok(await sender.messages.sendMessage({ recipients: [peer], content: free }));
  const sent = ok(await sender.messages.sendMessage({ recipients: [peer], attachments: [file.id], content: mail }));
  ok(await recipient.account.sync());

  const found = ok(await recipient.messages.getMessages({ createdBy: sent.createdBy, content: { subject: "With a file" } }));
  assert.deepEqual(found.map((message) => [message.id, message.attachments]), [[sent.id, [file.id]]]);
  assert.ok(ok(await recipient.messages.getMessages()).some((message) => message.id === plain.id));
  const received = ok(await recipient.messages.getMessage(sent.id));
  assert.equal(received.attachments[0].filename, "a.txt");
  assert.equal(ok(await recipient.messages.getAttachment(sent.id, file.id)).title, "A title");
  assert.ok(text.equals(ok(await recipient.messages.downloadAttachment(sent.id, file.id))));
  assert.ok(text.equals(ok(await recipient.files.downloadFile(file.id))));
  ok(await sender.account.sync());
  assert.ok(ok(await sender.messages.getMessage(sent.id)).recipients[0].receivedAt);
  await files(sender, recipient, text);
}

async function files(sender, recipient, text) {
  const file = ok(await sender.files.uploadOwnFile({ filename: "b.txt", file: text, expiresAt: later() }));
  ok(await sender.files.getQrCodeForFile(file.id));
  failed(await recipient.files.getFile(file.id), "error.runtime.recordNotFound");
  const loaded = ok(await recipient.files.loadPeerFile({ reference: file.truncatedReference }));
  assert.deepEqual([loaded.id, loaded.isOwn], [file.id, false]);
  assert.equal(ok(await recipient.files.getFile(file.id)).id, file.id);
  assert.equal(ok(await recipient.files.getPeerFiles()).length, 2);
  assert.equal(ok(await sender.files.getOwnFiles()).length, 2);
  assert.equal(ok(await recipient.files.getFiles({ title: "A title" })).length, 1);
}
