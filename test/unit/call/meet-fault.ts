import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { RestateAdminError } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../frozen-client.js";
import { type FaultServer, type Step, startFaultServer } from "./fault-server.js";
import { ANSWER } from "./fault-steps.js";

/** A fault, and what is to come of it. */
export type Fault = readonly [
  fault: string,
  script: readonly Step[],
  attempts: Attempts,
  ending: Ending,
  except?: Exceptions,
];

export type Attempts = readonly [safe: number, unsafe: number];

/** With its answer, or with an error that has these fields, and of all that are named here no other. */
export type Ending =
  | "success"
  | { readonly name: string; readonly status?: number; readonly body?: unknown; readonly applied: string };

export interface Exceptions {
  /** The ending for operations that are unsafe, where it is another one. */
  readonly unsafe?: Ending;
  /** The ending for operations whose answer has no body, where it is another one. */
  readonly bodiless?: Ending;
  /** An ending that is as good, since it depends on the release of Node. */
  readonly or?: Ending;
  /** How often the server is asked, if not once for each attempt. */
  readonly asked?: Attempts;
  /** Milliseconds before each further attempt, if not 0. */
  readonly delay?: number;
  /** The client's time limit, where the fault is to run into it. */
  readonly timeout?: number;
  /** Whether another call went through the connection before. */
  readonly reused?: true;
}

export interface Operation {
  readonly name: string;
  readonly safe: boolean;
  readonly bodiless?: true;
  readonly call: (admin: FrozenClient) => Promise<unknown>;
}

export interface Outcome {
  readonly operation: string;
  readonly attempts: number;
  /** How often the server was asked. */
  readonly asked: number;
  readonly ending: Ending;
  /** Milliseconds before each further attempt. */
  readonly delays: readonly number[];
  /** What must not be, whatever the fault. */
  readonly wrong: readonly string[];
}

/** Nobody is at this port. One that was given back may be given to another test's server. */
const NOBODY = "http://127.0.0.1:2";

const TOKEN = "SECRET-token";

/**
 * Makes a call to a server that has the fault, and tells what came of it.
 *
 * @param elsewhere - The server to which redirects lead, and nothing else.
 * @param patience - How many times longer the time limit of the fault is.
 */
export async function meetFault(
  [, script, , , except = {}]: Fault,
  operation: Operation,
  elsewhere: FaultServer,
  patience: number,
): Promise<Outcome> {
  const server = await startFaultServer(script, elsewhere.origin);
  let attempts = 0;
  const delays: number[] = [];
  const admin = createFrozenClient({
    baseUrl: script.length > 0 ? server.origin : NOBODY,
    token: operation.bodiless ? async () => TOKEN : TOKEN,
    timeout: except.timeout ? except.timeout * patience : 10_000,
    maxRetries: 2,
    onRequest: ({ attempt }) => {
      attempts = attempt;
    },
    onRetry: ({ delay }) => delays.push(delay),
  });
  if (except.reused) {
    await admin.listThings();
    // The connection is free a moment after its answer is complete.
    await sleep(20);
  }
  const wrong: string[] = [];
  const check = (isRight: boolean, otherwise: string) => isRight || wrong.push(otherwise);
  const start = performance.now();
  const ending = await operation.call(admin).then(
    (data): Ending => {
      const wanted = operation.bodiless ? undefined : ANSWER;
      check(inspect(data) === inspect(wanted), `the answer is ${inspect(data)}`);
      return "success";
    },
    (error): Ending => {
      check(error instanceof RestateAdminError, `it is no RestateAdminError: ${inspect(error)}`);
      check(error.attempts === attempts, `the error tells of ${error.attempts} attempts`);
      const told = inspect(error, { depth: null }) + error.stack + JSON.stringify(error);
      check(!told.includes(TOKEN), "the error tells the token");
      return describeError(error);
    },
  );
  const waited = performance.now() - start;
  const asked = server.countAsked();
  await sleep(50);
  check(server.countAsked() === asked, `a request came late: ${server.heads.at(-1)}`);
  check(elsewhere.countAsked() === 0, `the other origin was asked: ${elsewhere.heads.join("\n")}`);
  const delay = delays.reduce((sum, each) => sum + each, 0);
  // Under load a timer is early, since it counts from the beginning of the event loop's turn.
  check(waited >= delay / 2, `it waited ${waited} ms instead of ${delay}`);
  check(server.heads.every(hasToken), "a request had no token");
  await server.close();
  return { operation: operation.name, attempts, asked, ending, delays, wrong };
}

function describeError({ name, status, body, applied }: Exclude<Ending, "success">): Ending {
  return {
    name,
    status,
    body: typeof body === "string" && body.length > 200 ? `${body.length} characters` : body,
    applied,
  };
}

function hasToken(head: string): boolean {
  return /^authorization: Bearer SECRET-token\r?$/im.test(head);
}
