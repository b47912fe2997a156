import { type Context, service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import type { JsonObject } from "../../scripts/io/json.js";
import { pollUntil } from "../kit/poll-until.js";
import { readInvocation, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { hasQueues } from "../kit/versions.js";
import { findTemporary } from "./api-document.js";
import { sendCompleted, sendSuspended } from "./invocation-states.js";
import type { Validator } from "./validate-answer.js";
import type { World } from "./world.js";

export interface EvidenceContext {
  readonly version: string;
  readonly world: World;
  readonly raw: JsonObject;
  readonly corrected: JsonObject;
  readonly byRaw: Validator;
  readonly byCorrected: Validator;
}

/** The evidence that requests alone cannot show: about handlers that fail, and about servers that are lost. */
export const SCENES: Readonly<Record<string, (context: EvidenceContext) => Promise<void>>> = {
  "queries while a node is lost": failsWhileANodeIsLost,
  "restarts while a node is lost": doesNothing,
  "the health of a node that is alone": isHealthyAlone,
  "a pause of what is suspended": pausesSuspended,
  "a pause during a step": pausesAfterTheStep,
  "a resumption of what fails again": resumesAgain,
  "a cancellation of what fails": failsAfterCancellation,
};

/** The messages of every query that failed are marked, and a mistake in a query is not. */
async function failsWhileANodeIsLost({ world, corrected }: EvidenceContext): Promise<void> {
  const { message } = findTemporary(corrected, "query", 500);
  const { queries } = await world.loseNode();
  expect(queries).not.toEqual([]);
  expect(queries.filter((seen) => !message.test(seen))).toEqual([]);
  const mistake = world.admin.query({ query: "SELECT id FROM sys_invocation WHERE id = 'mistyped'" });
  const body = { message: expect.not.stringMatching(message) };
  await expect(mistake).rejects.toMatchObject({ status: 500, body });
}

async function doesNothing({ world, corrected }: EvidenceContext): Promise<void> {
  const { message } = findTemporary(corrected, "restart_as_new_invocation", 503);
  const { status } = await world.admin.restartAsNewInvocation(await sendCompleted(world)).withResponse();
  expect(status).toBe(200);
  const { restarts, done, restarted } = await world.loseNode();
  const temporary = restarts.filter((seen) => message.test(seen.message));
  expect(temporary).not.toEqual([]);
  expect(done).not.toEqual([]);
  expect(temporary.filter(({ id }) => restarted.has(id))).toEqual([]);
}

async function isHealthyAlone({ world, raw }: EvidenceContext): Promise<void> {
  const { aloneHealth } = await world.loseNode();
  const paths = Object.keys(Object(raw.paths));
  for (const [path, status] of Object.entries(aloneHealth)) expect(status, path).toBe(paths.includes(path) ? 200 : 404);
  expect(aloneHealth).toHaveProperty("/health");
}

/** A suspended invocation stays suspended, unless the server has virtual queues: then it is paused. */
async function pausesSuspended({ world }: EvidenceContext): Promise<void> {
  const id = await sendSuspended(world);
  expect((await world.admin.pauseInvocation(id).withResponse()).status).toBe(hasQueues(world.version) ? 202 : 200);
  if (hasQueues(world.version)) await waitForStatus(world, id, "paused");
  else expect(await readInvocation(world, id)).toMatchObject({ status: "suspended" });
}

async function pausesAfterTheStep({ world }: EvidenceContext): Promise<void> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = async (ctx: Context): Promise<void> => {
    await ctx.run("long", () => ended);
    await ctx.sleep({ days: 1 });
  };
  await world.admin.createDeployment({
    uri: await world.serve([service({ name: "Stepper", handlers: { run } })]),
  });
  const id = await sendInvocation(world, "Stepper/run");
  const listSteps = async () => (await world.admin.getJournal(id)).map(({ name }) => name);
  await expect.poll(listSteps).toContain("long");
  expect((await world.admin.pauseInvocation(id).withResponse()).status).toBe(202);
  if (!hasQueues(world.version)) expect(await readInvocation(world, id)).toMatchObject({ status: "running" });
  end();
  await waitForStatus(world, id, "paused");
  await world.admin.killInvocation(id);
}

const maxAttempts = 2;

/** Each resumption starts new attempts of a failing invocation, once it has paused again. */
async function resumesAgain({ world }: EvidenceContext): Promise<void> {
  const { id, countAttempts } = await sendFailing(world);
  for (let time = 0; time < 2; time++) {
    const before = countAttempts();
    await world.admin.resumeInvocation(id);
    await pollUntil(
      "attempted again",
      async () => countAttempts(),
      (count) => count === before + maxAttempts,
    );
    await waitForStatus(world, id, "paused");
  }
  expect(countAttempts()).toBe(3 * maxAttempts);
}

async function failsAfterCancellation(context: EvidenceContext): Promise<void> {
  await pausesAgain(context);
  await failsAgain(context);
}

async function pausesAgain({ world }: EvidenceContext): Promise<void> {
  const { id, countAttempts } = await sendFailing(world);
  const before = countAttempts();
  expect((await world.admin.cancelInvocation(id).withResponse()).status).toBe(202);
  await pollUntil(
    "attempted again",
    async () => countAttempts(),
    (count) => count > before,
  );
  await waitForStatus(world, id, "paused");
  await world.admin.killInvocation(id);
}

async function failsAgain({ world }: EvidenceContext): Promise<void> {
  let attempts = 0;
  const failing = service({
    name: "FailingAtItsStart",
    handlers: {
      run: async (_: Context): Promise<void> => {
        attempts++;
        throw new Error("at its start");
      },
    },
    options: { retryPolicy: { initialInterval: 100, exponentiationFactor: 1, maxAttempts: 10_000 } },
  });
  await world.admin.createDeployment({ uri: await world.serve([failing]) });
  const id = await sendInvocation(world, "FailingAtItsStart/run");
  await waitForStatus(world, id, "backing-off");
  for (let time = 0; time < 2; time++) {
    const before = attempts;
    expect((await world.admin.cancelInvocation(id).withResponse()).status).toBe(202);
    await pollUntil(
      "attempted again",
      async () => attempts,
      (count) => count > before + 2,
    );
  }
  await waitForStatus(world, id, "backing-off");
  await world.admin.killInvocation(id);
}

async function sendFailing(world: World): Promise<{ readonly id: string; readonly countAttempts: () => number }> {
  let attempts = 0;
  const failing = service({
    name: "Failing",
    handlers: {
      run: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => "started");
        attempts++;
        throw new Error("as always");
      },
    },
    options: { retryPolicy: { initialInterval: 20, exponentiationFactor: 1, maxAttempts, onMaxAttempts: "pause" } },
  });
  await world.admin.createDeployment({ uri: await world.serve([failing]) });
  const id = await sendInvocation(world, "Failing/run");
  await waitForStatus(world, id, "paused");
  return { id, countAttempts: () => attempts };
}
