// The published client, unmodified, with every answer it gets held to the JSON schemas that it brings along.
// An answer that nothing was checked of fails the walk, and so does a call of the client that no step makes.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { bytes, definitionOf, isOlder, nothing, picture, plain } from "./answers.mjs";

const require = createRequire(`${process.cwd()}/`);
const { ConnectorClient } = require(`connector-sdk-${isOlder ? 4 : 6}`);
const Ajv = require("ajv").default ?? require("ajv");
const schemas = { older: require("connector-sdk-4/schemas.json"), newer: require("connector-sdk-6/schemas.json") };

// Of an answered item the older schemas list what all kinds have in common, and forbid what the kinds add, which the
// guides read none the less.
for (const member of ["code", "message", "attributeId", "attribute"]) {
  schemas.older.definitions.ConnectorRequestResponseItem.properties[member] = {};
}

const books = Object.fromEntries(Object.entries(schemas).map(([name, schema]) =>
  [name, new Ajv({ strict: false }).addSchema(schema, "sdk")]));
const baseUrl = process.env.BASE_URL + (isOlder ? "/v4" : "");
const answers = [];
const called = new Set();
let offered = [];
let checked = 0;

export function client(apiKey) {
  const made = ConnectorClient.create({ baseUrl, apiKey });
  const endpoints = Object.entries(made);
  endpoints[0][1].httpClient.interceptors.response.use((answer) => {
    answers.push(answer);
    return answer;
  });
  offered = endpoints.flatMap(([name, endpoint]) => methods(endpoint).map((method) => `${name}.${method}`));
  return Object.fromEntries(endpoints.map(([name, endpoint]) => [name, new Proxy(endpoint, {
    get: (target, method) => methods(target).includes(method)
      ? (...given) => call(`${name}.${method}`, () => target[method](...given))
      : target[method],
  })]));
}

/** A call that the guides have and the client has not, such as by another verb. */
export const spoken = (who, method, path, data, definition) => check(
  `${method} ${path}`, definition, () => who.account.httpClient.request({ method, url: `/api/v2/${path}`, data }));

export function ok(response) {
  assert.ok(response.isSuccess, JSON.stringify(response.isError ? response.error : response));
  return response.result;
}

export function failed(response, code) {
  assert.ok(response.isError, "an error was expected");
  assert.equal(response.error.code, code);
}

export async function until(what, look) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((r) => setTimeout(r, 20))) {
    const found = await look();
    if (found) return found;
  }
  assert.fail(`not in time: ${what}`);
}

export function finish() {
  assert.equal(checked, answers.length, "an answer was not checked");
  const missing = offered.filter((name) => !called.has(name));
  assert.deepEqual(missing, [], "calls of the client that no step makes");
  console.log(`${answers.length} answers, ${checked} checked, by ${called.size} of ${offered.length} calls`);
}

function methods(endpoint) {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(endpoint)).filter((name) => name !== "constructor");
}

async function call(name, run) {
  called.add(name);
  return await check(name, definitionOf(name), run);
}

// The answer is checked as it came, before the client has taken out of it what it knows.
async function check(name, definition, run) {
  assert.ok(definition, `answers.mjs does not tell what ${name} answers`);
  const before = answers.length;
  const result = await run();
  assert.equal(answers.length, before + 1, `${name} makes one call`);
  const { status, data } = answers[before];
  try {
    if (status >= 400) {
      fits("ConnectorError", only(Buffer.isBuffer(data) ? JSON.parse(data) : data, "error"));
    } else if (definition === nothing) {
      assert.deepEqual([status, data], [204, ""]);
    } else if (definition === picture) {
      assert.equal(data.subarray(1, 4).toString(), "PNG");
    } else if (definition === bytes) {
      assert.ok(Buffer.isBuffer(data));
    } else {
      fits(definition, plain.has(definition) ? data : only(data, "result"));
    }
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
  checked++;
  return result;
}

function only(body, name) {
  assert.deepEqual(Object.keys(body), [name]);
  return body[name];
}

/** @param definition The name of a schema, with "older " before it for one of the older client; or an array or object of them. */
function fits(definition, value) {
  if (Array.isArray(definition)) {
    assert.ok(Array.isArray(value));
    value.forEach((item) => fits(definition[0], item));
    return;
  }
  if (typeof definition === "object") {
    assert.deepEqual(Object.keys(value).sort(), Object.keys(definition).sort());
    Object.keys(definition).forEach((member) => fits(definition[member], value[member]));
    return;
  }
  const [name, book = isOlder ? "older" : "newer"] = definition.split(" ").reverse();
  const validate = books[book].getSchema(`sdk#/definitions/${name}`);
  assert.ok(validate, `no schema ${definition}`);
  assert.ok(validate(value), `${definition}: ${books[book].errorsText(validate.errors).slice(0, 1500)}\n${JSON.stringify(value).slice(0, 3000)}`);
}
