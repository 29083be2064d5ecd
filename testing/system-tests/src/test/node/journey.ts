// The README's journey by a client that is generated from the document: file, acknowledge,
// investigate, resolve, follow-up answered, score. Through a proxy that refuses whatever the
// document does not describe, so that a wrong request or answer ends it.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./api.js";

declare const process: { env: Record<string, string | undefined> };

type Complaint = components["schemas"]["Complaint"];
type Score = components["schemas"]["Score"];

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

// The proxy reports what does not fit in this header where it lets an answer through.
const noViolations: Middleware = {
  async onResponse({ request, response }) {
    const violations = response.headers.get("sl-violations");
    if (violations !== null) throw new Error(`${request.method} ${request.url}: ${violations}`);
    return undefined;
  },
};

const client = (key: string) => {
  const made = createClient<paths>({
    baseUrl: setting("API"),
    headers: { Authorization: `Bearer ${key}` },
  });
  made.use(noViolations);
  return made;
};

const integration = client(setting("INTEGRATION"));
const agent = client(setting("AGENT"));

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const expectData = <T>(what: string, { data, error, response }: Answered<T>): { data: T; etag: string } => {
  if (data === undefined) {
    throw new Error(`${what}: ${response.status} ${JSON.stringify(error)}`);
  }
  return { data, etag: response.headers.get("etag") ?? "" };
};

const until = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`not within two minutes: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

const customer = `node-${Date.now()}`;

const filed = expectData(
  "file",
  await integration.POST("/complaints", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
      customer: { id: customer },
      type: "price_or_billing",
      description: "Charged twice for the same month.",
      channel: "phone",
      severity: 3,
    },
  }),
);
const path = { reference: filed.data.reference };
let etag = filed.etag;

const at = () => ({ path, header: { "If-Match": etag } });
const next = (what: string, answer: Answered<Complaint>): Complaint => {
  const done = expectData(what, answer);
  etag = done.etag;
  return done.data;
};

next("acknowledge", await agent.POST("/complaints/{reference}/acknowledge", { params: at(), body: {} }));
next(
  "investigate",
  await agent.POST("/complaints/{reference}/investigate", { params: at(), body: { cause: "process" } }),
);
const resolved = next(
  "resolve",
  await agent.POST("/complaints/{reference}/resolve", {
    params: at(),
    body: {
      cause: "process",
      liability: "ours",
      words: "The second charge is paid back today.",
      remedies: ["apology", "refund"],
      amount: { amount: "19.90", currency: "EUR" },
    },
  }),
);
if (resolved.status !== "resolved") throw new Error(`it is ${resolved.status}`);

const followup = await until("a follow-up is due", async () => {
  const due = await agent.GET("/followups", {
    params: { query: { complaint: [path.reference], state: ["due"] } },
  });
  return expectData("list follow-ups", due).data.items[0];
});
const seen = expectData(
  "read the follow-up",
  await agent.GET("/followups/{id}", { params: { path: { id: followup.id } } }),
);
expectData(
  "answer",
  await agent.POST("/followups/{id}/answered", {
    params: { path: { id: followup.id }, header: { "If-Match": seen.etag } },
    body: { solved: true, csat: 5 },
  }),
);

const score: Score = await until("a score", async () => {
  const read = await agent.GET("/customers/{id}/score", { params: { path: { id: customer } } });
  return read.response.status === 404 ? undefined : expectData("score", read).data;
});
const history = expectData(
  "history",
  await agent.GET("/complaints/{reference}/history", { params: { path } }),
);
console.log(
  `${path.reference}: ${history.data.items.length} events, loyalty ${score.loyalty.value}`,
);
