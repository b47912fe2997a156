import { expect, it } from "vitest";
import {
  createAdminClient,
  moveInvocations,
  pruneDeployments,
  registerDeployment,
  rollOutDeployment,
} from "../../../src/index.js";
import { catchError } from "../catch-error.js";

const requests: Request[] = [];
const admin = createAdminClient({
  fetch: async (request) => {
    requests.push(request);
    return Response.json({});
  },
});
const body = { uri: "http://x" };

it.each<[call: (...args: never[]) => Promise<unknown>, args: readonly unknown[], message: string]>([
  [rollOutDeployment, [body, { move: "some" }], "move must be one of failing, all, none"],
  [rollOutDeployment, [body, { canary: -1 }], "canary must be a whole number from 0"],
  [rollOutDeployment, [body, { replaces: "dp_1" }], "replaces must be an array"],
  [rollOutDeployment, [body, { tolerance: 2 }], "tolerance must be a number from 0 to 1"],
  [rollOutDeployment, [body, { drain: 1 }], "drain must be true or false"],
  [rollOutDeployment, [body, { keep: -1 }], "keep must be a whole number from 0, or Infinity"],
  [rollOutDeployment, [body, { dryRun: "false" }], "dryRun must be true or false"],
  [rollOutDeployment, [body, { onProgress: {} }], "onProgress must be a function"],
  [rollOutDeployment, [body, { interval: 0 }], "interval must be a number of milliseconds"],
  [rollOutDeployment, [body, { force: true }], 'unknown option "force"'],
  [rollOutDeployment, [{ ...body, useHttp11: true }], 'unknown field "useHttp11" in the body; use snake_case'],
  [rollOutDeployment, [], "the deployment must be a plain object, such as"],
  [rollOutDeployment, [null], "the deployment must be a plain object, such as"],
  [registerDeployment, [{ ...body, dryRun: true }], 'unknown field "dryRun" in the body; use snake_case'],
  [registerDeployment, ["http://x"], "the deployment must be a plain object"],
  [moveInvocations, [{ from: "dp_1", to: "dp_1" }], "from and to are the same deployment, dp_1"],
  [moveInvocations, ["dp_1", "dp_2"], "the first argument must be a plain object"],
  [moveInvocations, [{ to: "latest", failed: "x" }], 'unknown filter field "failed"'],
  [
    moveInvocations,
    [{ to: "latest", service: undefined }],
    "the filter's service is undefined, so it would not restrict",
  ],
  [pruneDeployments, [{ keep: 0.5 }], "keep must be a whole number from 0, or Infinity"],
  [pruneDeployments, [{ olderThan: 7 }], "olderThan"],
  [pruneDeployments, [{ olderThan: Number.NaN }], "olderThan"],
  [pruneDeployments, [{ olderThan: null }], "olderThan"],
  [pruneDeployments, [{ dry_run: true }], 'unknown option "dry_run"'],
  [moveInvocations, [{ from: "dp_1" }], "to must be a string"],
  [moveInvocations, [{ from: "dp_1", to: "dp_2" }, { move: "none" }], "move must be one of failing, all"],
])("%o refuses %o, and sends nothing", async (call, args, message) => {
  const error = await catchError(Promise.resolve().then(() => Reflect.apply(call, undefined, [admin, ...args])));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(`TypeError: ${call.name}: ${message}`);
  expect(requests).toEqual([]);
});
