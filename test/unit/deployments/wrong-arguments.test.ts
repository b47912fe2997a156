import { expect, it } from "vitest";
import {
  createAdminClient,
  findOlderDeployments,
  moveInvocations,
  registerDeployment,
  rollOutDeployment,
} from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const body = { uri: "http://x" };

it.each<[name: string, call: (...args: never[]) => Promise<unknown>, args: readonly unknown[], message: string]>([
  [
    "a word as move",
    rollOutDeployment,
    [body, { move: "some" }],
    "rollOutDeployment: move must be one of failed, all, none",
  ],
  [
    "a string as replaces",
    rollOutDeployment,
    [body, { replaces: "dp_1" }],
    "rollOutDeployment: replaces must be an array",
  ],
  [
    "a string as dryRun",
    rollOutDeployment,
    [body, { dryRun: "false" }],
    "rollOutDeployment: dryRun must be true or false",
  ],
  [
    "an object as onProgress",
    rollOutDeployment,
    [body, { onProgress: {} }],
    "rollOutDeployment: onProgress must be a fun",
  ],
  [
    "no pause",
    rollOutDeployment,
    [body, { interval: 0 }],
    "rollOutDeployment: interval must be a number of milliseconds",
  ],
  [
    "a dry run that is none",
    rollOutDeployment,
    [{ ...body, dry_run: true }, { dryRun: false }],
    "rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false",
  ],
  [
    "one deployment twice",
    moveInvocations,
    ["dp_1", "dp_1"],
    "moveInvocations: from and to are the same deployment, dp_1",
  ],
  ["an unknown option", rollOutDeployment, [body, { force: true }], 'rollOutDeployment: unknown option "force"'],
  [
    "an option for a field",
    registerDeployment,
    [{ uri: "http://x", dryRun: true }],
    'createDeployment: unknown field "dryRun" in the body; use snake_case',
  ],
  [
    "a field in camel case",
    rollOutDeployment,
    [{ uri: "http://x", useHttp11: true }],
    'createDeployment: unknown field "useHttp11" in the body; use snake_case',
  ],
  ["a URI only", registerDeployment, ["http://x"], "registerDeployment: the deployment must be a plain object"],
  ["nothing", rollOutDeployment, [], "rollOutDeployment: the deployment must be a plain object, such as"],
  ["null", rollOutDeployment, [null], "rollOutDeployment: the deployment must be a plain object, such as"],
  [
    "no newer deployment",
    findOlderDeployments,
    [],
    "findOlderDeployments: the newer deployment must be a plain object, such as { id, services }, not undefined",
  ],
  ["an id only", findOlderDeployments, ["dp_1"], "findOlderDeployments: the newer deployment must be a plain object"],
  [
    "a newer deployment without services",
    findOlderDeployments,
    [{ id: "dp_1" }],
    "findOlderDeployments: the newer deployment must have an id and services",
  ],
  ["no target", moveInvocations, ["dp_1", undefined], "moveInvocations: to must be a string"],
  [
    "none to move",
    moveInvocations,
    ["dp_1", "dp_2", { move: "none" }],
    "moveInvocations: move must be one of failed, all",
  ],
  [
    "numbers as replaces",
    findOlderDeployments,
    [{ id: "dp_1", services: [] }, { replaces: [1] }],
    "findOlderDeployments: re",
  ],
])("refuses %s, and sends nothing", async (_, call, args, message) => {
  const admin = createAdminClient({ baseUrl: server.url });
  const error = await catchError(Promise.resolve().then(() => Reflect.apply(call, undefined, [admin, ...args])));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(message);
  expect(server.requests).toEqual([]);
});
