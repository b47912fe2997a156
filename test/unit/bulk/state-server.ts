import { afterEach, beforeEach } from "vitest";
import { type BulkResult, type Client, createClient, type ServiceState } from "../../../src/index.js";
import { prepareState } from "../../../src/state/index.js";
import { answerJson, type LoopbackServer, type SeenRequest, startLoopbackServer } from "../../loopback-server.js";

export type Values = Readonly<Record<string, unknown>>;

/** The state of each key. Like the real server, this one accepts any change, and drops it if the version differs. */
export let states: Map<string, Values>;
export let changes: { readonly key: string; readonly values: Values }[];
export let server: LoopbackServer;
export let client: Client;
export const hooks = {
  /** Called before a change is made. */
  meddle: (_key: string): void => {},
};

/** Starts the server before each test of a file. */
export function useStateServer(): void {
  beforeEach(async () => {
    states = new Map();
    changes = [];
    hooks.meddle = () => {};
    server = await startLoopbackServer();
    server.answer = async (response, { url, body }) => {
      if (url === "/health") return response.writeHead(200).end();
      const request = JSON.parse(String(body));
      if (url === "/query") return answerJson(response, 200, { rows: listRows(request.query) });
      const { object_key: key, new_state, version } = request;
      hooks.meddle(key);
      const values = Object.fromEntries(
        Object.entries(new_state).map(([name, json]) => [name, JSON.parse(String(json))]),
      );
      changes.push({ key, values });
      const { target } = await prepareState(states.get(key) ?? {}, "the state");
      if (version === target.version) states.set(key, values);
      response.writeHead(202).end();
    };
    client = createClient({ baseUrl: server.url, serverVersion: false });
  });
  afterEach(() => server.close());
}

function listRows(query: string): object[] {
  const [, key = ""] = /service_key = '(.*?)' AND/.exec(query) ?? [];
  return Object.entries(states.get(key) ?? {}).map(([name, value]) => ({
    key: name,
    value: Buffer.from(JSON.stringify(value)).toString("hex"),
  }));
}

export const close = ({ bytes, values }: ServiceState): Values | undefined =>
  values.status === "open" ? { ...bytes, status: "closed" } : undefined;
export const isChange = ({ url }: SeenRequest): boolean => url.endsWith("/state");

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();

type SortedResult = Readonly<Record<keyof BulkResult, readonly string[]>>;
export const none: SortedResult = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
export const sort = (result: BulkResult): SortedResult => ({
  succeeded: ids(result.succeeded),
  unchanged: ids(result.unchanged),
  failed: ids(result.failed),
  unknown: ids(result.unknown),
  notStarted: ids(result.notStarted),
});
