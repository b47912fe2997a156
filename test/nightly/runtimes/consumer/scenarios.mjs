/**
 * What a user does with the package, the same in every runtime, against a real server. Plain JavaScript that needs nothing
 * but `fetch`: it is copied beside the installed package, and gets that as an argument, however it was loaded.
 *
 * @typedef {object} Target
 * @property {string} version - Of the server.
 * @property {string} baseUrl - Of its Admin API.
 * @property {string} relayUrl - Of the relay before it, which knows how each call has ended.
 * @property {string} refusedUrl - Where nobody listens.
 * @property {string} environmentUrl - What RESTATE_ADMIN_URL is, where there is an environment.
 * @property {string} serviceUrl - Of services that are not registered yet.
 * @property {object} expected - What is true of this runtime and not of each, as runtimes.ts has it.
 */

import { breakCallOff, catchError, createCallId, equal, readCall, sleep, untilCallEnds, within } from "./observe.mjs";

const slow = "SELECT count(*) AS n FROM generate_series(1, 1000000000)";
const endless = "SELECT value AS n FROM generate_series(1, 100000000)";
const series = (count) => `SELECT value AS n, value * 92233720368547 AS big FROM generate_series(1, ${count})`;
const isExact = ({ n, big }) => BigInt(big) === BigInt(n) * 92_233_720_368_547n;

export const scenarios = {
  async "answers: version, a list"({ createClient, listDeployments }, admin, { version, baseUrl }) {
    const { status, data, response } = await admin.getVersion().withResponse();
    equal([status, data.version, response.headers.get("content-type")], [200, version, "application/json"]);
    equal(await listDeployments(createClient({ baseUrl })), { deployments: [] });
  },

  async "a body, a query parameter, many at once by a filter"(_, admin, { serviceUrl, relayUrl }) {
    const { status, data } = await admin.createDeployment({ uri: serviceUrl }).withResponse();
    equal([status, data.services.map(({ name }) => name)], [201, ["Napper"]]);
    for (let count = 0; count < 3; count++) await fetch(`${relayUrl}/ingress/Napper/nap/send`, { method: "POST" });
    const filter = { service: "Napper" };
    equal(await admin.countInvocations(filter), 3);
    equal((await admin.killInvocations(filter)).succeeded.length, 3);
    equal((await admin.purgeInvocations(filter)).succeeded.length, 3);
    const refused = await catchError(admin.deleteDeployment(data.id, { force: false }));
    equal([refused.status, refused.body], [501, undefined]);
    equal((await admin.deleteDeployment(data.id, { force: true }).withResponse()).status, 202);
    equal(await admin.listDeployments(), { deployments: [] });
  },

  async "headers: a token, Accept, the caller's own"({ createAdminClient }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/admin`, token: async () => "secret" });
    const id = createCallId();
    await admin.query({ query: "SELECT 1 AS a" }, { headers: { "x-call": id } });
    const { authorization, accept, "content-type": type } = (await readCall(relayUrl, id)).headers;
    equal([authorization, accept, type], ["Bearer secret", "application/json", "application/json"]);
  },

  async "the environment, where there is one; a fetch of one's own"(
    { createAdminClient },
    _,
    { environmentUrl, expected },
  ) {
    const urls = [];
    const fake = async (url) => {
      urls.push(url);
      return Response.json({ version: "1.7.12" });
    };
    await createAdminClient({ fetch: fake }).getVersion();
    equal(urls, [`${expected.hasEnvironment ? environmentUrl : "http://localhost:9070"}/version`]);
  },

  async "an error with JSON: status, the server's words, its class"(api, admin, { baseUrl }) {
    const name = "a/b ä 100% ..;";
    const error = await catchError(admin.getService(name));
    const words = `The requested service '${name}' does not exist`;
    equal([error.name, error.status, error.body.message, error.documented], ["AdminResponseError", 404, words, true]);
    equal(
      error.message,
      `getService: the server returned 404: ${words} (GET ${baseUrl}/services/a%2Fb%20%C3%A4%20100%25%20..%3B)`,
    );
    equal(
      [Error, api.RestateAdminError, api.AdminResponseError, api.AdminConnectionError].map(
        (type) => error instanceof type,
      ),
      [true, true, true, false],
    );
    equal(
      [api.isAdminResponseError(error, "getService"), api.isAdminResponseError(error, "getVersion")],
      [true, false],
    );
  },

  async "abort: the caller's own reason, and the query ends"({ createAdminClient }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/admin` });
    const id = createCallId();
    const controller = new AbortController();
    const reason = { mine: true };
    const call = catchError(admin.query({ query: slow }, { signal: controller.signal, headers: { "x-call": id } }));
    await sleep(200);
    controller.abort(reason);
    equal((await call) === reason, true);
    equal(await untilCallEnds(relayUrl, id), "left by the caller");
  },

  async "timeout: an AdminTimeoutError, and the query ends"({ createAdminClient, AdminTimeoutError }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/admin`, maxRetries: 0 });
    const id = createCallId();
    const error = await catchError(admin.query({ query: slow }, { timeout: 200, headers: { "x-call": id } }));
    equal([error instanceof AdminTimeoutError, error.timeout, error.applied], [true, 200, "unknown"]);
    equal(await untilCallEnds(relayUrl, id), "left by the caller");
  },

  async "a refused connection"({ createAdminClient, AdminConnectionError }, _, { refusedUrl, expected }) {
    const error = await catchError(createAdminClient({ baseUrl: refusedUrl, maxRetries: 0 }).listDeployments());
    equal([error instanceof AdminConnectionError, error.url], [true, `${refusedUrl}/deployments`]);
    equal([error.applied, error.cause instanceof Error], [expected.knowsRefusal ? "no" : "unknown", true]);
    equal(error.message.includes("is the Restate server running"), expected.knowsRefusal, error);
  },

  async "an answer that is cut off"({ createAdminClient, AdminConnectionError }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/cut`, maxRetries: 0 });
    const error = await catchError(admin.listDeployments());
    equal([error instanceof AdminConnectionError, error.applied !== "no"], [true, true], error);
  },

  async "a 503, and then a retry"({ createAdminClient }, _, { version, relayUrl }) {
    const retries = [];
    const onRetry = ({ error, attempt }) => retries.push([error.status, attempt]);
    const admin = createAdminClient({ baseUrl: `${relayUrl}/once-unavailable`, onRetry });
    equal((await admin.getVersion({ headers: { "x-call": createCallId() } })).version, version);
    equal(retries, [[503, 1]]);
  },

  async "a redirect is an error"({ createAdminClient, AdminResponseError }, _, { relayUrl, expected }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/moved`, maxRetries: 0 });
    const error = await catchError(admin.listDeployments());
    equal([error instanceof AdminResponseError, error.status], [true, expected.redirectStatus], error);
    equal(error.message.includes("a redirect"), true, error.message);
  },

  async "50,000 rows as a stream, every digit exact"({ streamRows }, admin) {
    let [count, sum, big] = [0, 0, 0];
    for await (const row of streamRows(admin, series(50_000))) {
      if (!isExact(row)) throw new Error(`${row.n}: ${row.big}`);
      count += 1;
      sum += row.n;
      if (typeof row.big === "bigint") big += 1;
    }
    equal([count, sum, big], [50_000, 1_250_025_000, 49_903]);
  },

  async "a stream that is left ends the query"({ createAdminClient }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/admin` });
    const id = createCallId();
    let count = 0;
    for await (const _row of admin.streamRows(endless, { headers: { "x-call": id } })) {
      if (++count === 10) break;
    }
    equal(await untilCallEnds(relayUrl, id), "left by the caller");
  },

  async "a stream that breaks off after rows gives them, and is an error"({ createAdminClient }, _, { relayUrl }) {
    const admin = createAdminClient({ baseUrl: `${relayUrl}/admin` });
    const id = createCallId();
    let count = 0;
    const error = await catchError(
      (async () => {
        for await (const _row of admin.streamRows(endless, { headers: { "x-call": id } })) {
          if (++count === 10) await breakCallOff(relayUrl, id);
        }
      })(),
    );
    equal([error.name, error.applied !== "no", count >= 10], ["AdminConnectionError", true, true], error);
  },

  async "any value as an SQL literal, and as a row"({ sql }, admin) {
    const values = ["'; SELECT 1; --", '\\\' "ü😀"\n$1 ?', 2n ** 64n - 1n, -(2n ** 63n), 0.1, -7, true, null];
    const columns = values.map((_, index) => `c${index}`);
    const list = values.map((value, index) => sql`${value} AS ${sql.identifier(columns[index])}`);
    const [row] = await admin.queryRows(sql`SELECT ${sql.join(list, ", ")}`, { columns });
    equal(
      columns.map((name) => row[name]),
      values,
    );
  },

  async "no code is made of text, where that is forbidden"(_api, _admin, { expected }) {
    let error;
    try {
      new Function("return 1")();
    } catch (caught) {
      error = caught;
    }
    equal(error instanceof EvalError, expected.forbidsEval);
  },
};

/**
 * @param {typeof import("../../../../src/index.js")} api
 * @param {Target} target
 */
export async function runScenarios(api, target) {
  const problems = {};
  for (const [scenario, run] of Object.entries(scenarios)) {
    const admin = api.createAdminClient({ baseUrl: target.baseUrl });
    problems[scenario] = await within(15_000, run(api, admin, target)).then(
      () => null,
      (error) => String(Object(error).stack ?? error),
    );
  }
  return { problems, ended: Date.now() };
}
