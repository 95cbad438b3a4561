// Verifies deliveries with the library that the specification's authors publish. One JSON object a line comes in:
// {id, timestamp, signature, body, secrets}; every secret has to verify it, and must not verify another body.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const { Webhook } = createRequire(`${process.cwd()}/`)("standardwebhooks");
let verified = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { id, timestamp, signature, body, secrets } = JSON.parse(line);
  const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  for (const secret of secrets) {
    new Webhook(secret).verify(body, headers);
    let refused = false;
    try {
      new Webhook(secret).verify(body + " ", headers);
    } catch {
      refused = true;
    }
    if (!refused) {
      throw new Error(`${id} verifies another body`);
    }
  }
  verified++;
}
console.log(verified);
