// The messages of requests with Fastify and pg, as a Node team would write it: prepared statements, declared answers, rows
// counted for the total. No callers, no visibility, no query language, no validators, no events.
//   node server.js PORT          the database comes as ConnectionStrings__Commerce, as with the service
import Fastify from 'fastify';
import pg from 'pg';

const setting = Object.fromEntries(
  process.env.ConnectionStrings__Commerce.split(';').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at).toLowerCase(), part.slice(at + 1)];
  }),
);

// Counts come as bigint, which JSON numbers hold exactly up to 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({
  host: setting.host,
  port: Number(setting.port),
  database: setting.database,
  user: setting.username,
  password: setting.password,
  max: Number(process.env.POOL ?? 16),
});

const text = { type: 'string' };
const short = { id: text, href: text, type: text, content: text };
const actor = { type: 'object', properties: { id: text, name: text } };
const page = {
  type: 'object',
  properties: {
    $meta: {
      type: 'object',
      properties: {
        pagination: {
          type: 'object',
          properties: { offset: { type: 'integer' }, limit: { type: 'integer' }, total: { type: 'integer' } },
        },
        omitted: { type: 'array', items: text },
      },
    },
    data: { type: 'array', items: { type: 'object', properties: short } },
  },
};
const message = {
  type: 'object',
  properties: {
    ...short,
    visibility: {
      type: 'object',
      properties: { client: { type: 'boolean' }, vendor: { type: 'boolean' }, operations: { type: 'boolean' } },
    },
    account: { type: 'object', properties: { id: text, href: text, type: text, status: text, name: text } },
    audit: {
      type: 'object',
      properties: {
        created: { type: 'object', properties: { at: text, by: actor, of: actor } },
      },
    },
  },
};
const posted = {
  type: 'object',
  properties: { id: { type: 'integer' }, content: text, createdAt: text },
};

const group = (number) => String(number).padStart(4, '0');
const groups = (number) => `${group(Math.floor(number / 10000))}-${group(number % 10000)}`;
const numberOf = (id) => Number(id.slice(4).replaceAll('-', ''));
const seqOf = (id) => Number(id.slice(14).replaceAll('-', ''));

const shorten = (request, row) => {
  const id = `MSG-${groups(request)}-${groups(row.seq)}`;
  return { id, href: `/v1/commerce/requests/REQ-${groups(request)}/messages/${id}`, type: row.type, content: row.content };
};

const app = Fastify();

app.get('/health/ready', async () => {
  await pool.query('select 1');
  return {};
});

app.get('/v1/commerce/requests/:id/messages', { schema: { response: { 200: page } } }, async (call, reply) => {
  const request = numberOf(call.params.id);
  const limit = Number(call.query.limit ?? 100);
  const offset = Number(call.query.offset ?? 0);
  const { type, createdAfter } = call.query;
  const [rows, count] = type
    ? await Promise.all([
      pool.query({
        name: 'filtered',
        text: `select seq, type, content from message
          where request_no = $1 and type = $2 and created_at > $3 order by seq limit $4 offset $5`,
        values: [request, type, createdAfter, limit, offset],
      }),
      pool.query({
        name: 'count filtered',
        text: 'select count(*) as total from message where request_no = $1 and type = $2 and created_at > $3',
        values: [request, type, createdAfter],
      }),
    ])
    : await Promise.all([
      pool.query({
        name: 'list',
        text: 'select seq, type, content from message where request_no = $1 order by seq limit $2 offset $3',
        values: [request, limit, offset],
      }),
      pool.query({
        name: 'count',
        text: 'select count(*) as total from message where request_no = $1',
        values: [request],
      }),
    ]);
  if (rows.rows.length === 0) {
    return reply.code(404).send();
  }

  return {
    $meta: {
      pagination: { offset, limit, total: count.rows[0].total },
      omitted: ['visibility', 'account', 'audit'],
    },
    data: rows.rows.map((row) => shorten(request, row)),
  };
});

app.get('/v1/commerce/requests/:id/messages/:messageId', { schema: { response: { 200: message } } }, async (call, reply) => {
  const request = numberOf(call.params.id);
  const { rows: [row] } = await pool.query({
    name: 'one',
    text: `select m.seq, m.type, m.content, m.created_at, m.client_visible, m.vendor_visible, m.operations_visible,
        a.account_no, a.type as account_type, a.status as account_status, a.name as account_name,
        t.token_no, t.name as token_name
      from message m
      join account a on a.account_no = m.account_no
      join api_token t on t.token_no = m.token_no
      where m.request_no = $1 and m.seq = $2`,
    values: [request, seqOf(call.params.messageId)],
  });
  if (!row) {
    return reply.code(404).send();
  }

  const account = `ACC-${groups(row.account_no)}`;
  return {
    ...shorten(request, row),
    visibility: { client: row.client_visible, vendor: row.vendor_visible, operations: row.operations_visible },
    account: {
      id: account,
      href: `/v1/accounts/accounts/${account}`,
      type: row.account_type,
      status: row.account_status,
      name: row.account_name,
    },
    audit: {
      created: {
        at: row.created_at.toISOString(),
        by: { id: `TKN-${groups(row.token_no)}`, name: row.token_name },
        of: { id: account, name: row.account_name },
      },
    },
  };
});

const body = { type: 'object', required: ['content'], properties: { content: { type: 'string', minLength: 1, maxLength: 10000 } } };
app.post('/v1/commerce/requests/:id/messages', { schema: { body, response: { 201: posted } } }, async (call, reply) => {
  const { rows: [row] } = await pool.query({
    name: 'insert',
    text: 'insert into bench.message (request_no, content) values ($1, $2) returning id, content, created_at',
    values: [numberOf(call.params.id), call.body.content],
  });
  return reply
    .code(201)
    .header('location', `/v1/commerce/requests/${call.params.id}/messages/${row.id}`)
    .send({ id: row.id, content: row.content, createdAt: row.created_at.toISOString() });
});

await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
