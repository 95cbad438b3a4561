// Walks the guides with the published client, unmodified, against a running service:
//   node walk.mjs <6|4>     in a folder where connector-sdk-6 (npm:@nmshd/connector-sdk@6.7.0), connector-sdk-4
//   (npm:@nmshd/connector-sdk@4.1.0) and ajv are installed, with the environment BASE_URL, the keys SENDER_KEY and
//   RECIPIENT_KEY of two accounts with a relationship, and APP_KEY and OTHER_KEY of two without one
import { isOlder } from "./answers.mjs";
import { client, finish, ok } from "./checking.mjs";
import { exchangeMessages } from "./exchange.mjs";
import { attributes, changes, relationships, templates } from "./relationships.mjs";
import { createOutgoingRequest, requestsOverMessages } from "./requests.mjs";
import { challenges, notes, notifications, queries, tokens } from "./tokens.mjs";
import { tutorial } from "./tutorial.mjs";

const [sender, recipient, app, other] =
  ["SENDER_KEY", "RECIPIENT_KEY", "APP_KEY", "OTHER_KEY"].map((name) => client(process.env[name]));

await sender.monitoring.getVersion();
await sender.monitoring.getRequests();
await sender.monitoring.getSupport();
ok(await sender.account.getSyncInfo());
await requestsOverMessages(sender, recipient);
await createOutgoingRequest(sender, recipient);
await exchangeMessages(sender, recipient);
await attributes(sender, recipient);
await templates(sender, recipient);
await tokens(sender, recipient);
await challenges(sender, recipient);
await queries(sender);
const relationship = await tutorial(other, app);
await relationships(other, app, relationship);
await notifications(sender, recipient);
if (isOlder) {
  await changes(sender, app);
} else {
  await notes(sender);
}
finish();
