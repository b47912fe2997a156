import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { writeFolder } from "../../../scripts/io/index.js";
import { type Client, createClient } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson } from "../../kit/loopback-server.js";
import { put, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { buildRelease, newest, readChanges } from "../make-release.js";
import { compile } from "./compile.js";

const folder = useProjectFolder("union");
const out = join(folder, "client");
const server = useLoopbackServer();
const release = "9.9.0";
const union = readChanges("union");
let client: Readonly<Record<string, unknown>>;

const callOn = (own: Client, name: string, ...args: readonly unknown[]) =>
  Reflect.apply(client[name] as () => Promise<unknown>, undefined, [own, ...args]);

beforeAll(async () => {
  const { files } = await buildRelease(
    release,
    [...Object.values(union), ...Object.values(readChanges("restate-1.8"))],
    out,
  );
  await writeFolder(out, files);
  client = await import(pathToFileURL(join(out, "index.ts")).href);
});

const PROGRAM = `
import * as admin from "./client/index.js";
declare const client: admin.Client;
export async function use(): Promise<void> {
  await admin.restartAsNewInvocation(client, "inv_1", { from: 3, deployment: "latest", body: { any: "thing" } });
  await admin.pauseInvocation(client, "inv_1");
  await admin.pauseInvocation(client, "inv_1", { body: { reason: "a" } });
  // @ts-expect-error The body has a type.
  await admin.pauseInvocation(client, "inv_1", { body: { cause: "a" } });
  await admin.purgeInvocation(client, "inv_1", { body: "a" });
  await admin.killInvocation(client, "inv_1");
  await admin.createSubscription(client, { source: "kafka://a/b", sink: "service://c/d" });
  const deleted = await admin.deleteKafkaCluster(client, "a").withResponse();
  if (deleted.status === 200) deleted.data.id satisfies string | undefined;
  const resumed = await admin.resumeVqueue(client, "a");
  resumed?.id satisfies string | undefined;
  // @ts-expect-error An older server returns nothing.
  console.log(resumed.id);
  const [deployment] = (await admin.listDeployments(client)).deployments;
  deployment?.region satisfies string | undefined;
  // @ts-expect-error An older server omits it.
  deployment?.region satisfies string;
  await admin.createDeployment(client, { image: "a" });
  if (deployment) console.log(deployment.type === "lambda" ? deployment.arn : deployment.uri);
  const detailed = await admin.getDeployment(client, "dp_1");
  if (detailed.type === "http") console.log(detailed.uri);
  // @ts-expect-error It may be one of AWS Lambda.
  console.log(detailed.uri);
}
`;

it("a program compiles if it works with every server", () => {
  expect(compile(put(folder, "program.ts", PROGRAM))).toEqual([]);
});

describe("a requirement, a result or a move of a newer server takes nothing from an older one", () => {
  const rows = Object.entries(union).flatMap(
    ([change, { calls }]) => calls?.map((call) => ({ change, ...call })) ?? [],
  );

  it.each(rows)(
    "$change, on a server that is $on",
    async ({ on, call: [name, ...args], status = 200, sends, gives, fails }) => {
      server.answer = (response) =>
        gives === undefined ? response.writeHead(status).end() : answerJson(response, status, gives);
      const serverVersion = on === "older" ? newest : release;
      const result = callOn(createClient({ baseUrl: server.url, serverVersion }), name, ...args);
      if (fails !== undefined) expect(String(await catchError(result))).toContain(fails);
      else expect(await result).toEqual(gives);
      const seen = server.requests.map(({ method, url, body: sent }) => `${method} ${url}${sent && ` ${sent}`}`);
      expect(seen).toEqual(sends === undefined ? [] : [sends]);
    },
  );
});
