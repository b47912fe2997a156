/** What a runtime says of the scenarios, read from JSON. */

import { isJsonObject } from "../../../scripts/io/json.js";

export interface Outcome {
  readonly scenario: string;
  /** Undefined: it went as it must. */
  readonly problem: string | undefined;
}

export interface Report {
  readonly outcomes: readonly Outcome[];
  /** Milliseconds since 1970. */
  readonly ended: number;
  /** What it has left behind, and what it complained of. */
  readonly left: readonly string[];
}

/** What the scenarios are to be tried on; consumer/scenarios.mjs says what each is. */
export interface Target {
  readonly version: string;
  readonly baseUrl: string;
  readonly relayUrl: string;
  readonly refusedUrl: string;
  readonly environmentUrl: string;
  readonly serviceUrl: string;
}

export function readReport(json: unknown): Report {
  if (!isJsonObject(json) || !Array.isArray(json.outcomes) || typeof json.ended !== "number") {
    throw new Error(`This is no report: ${JSON.stringify(json)}`);
  }
  return { outcomes: json.outcomes.map(readOutcome), ended: json.ended, left: [] };
}

function readOutcome(json: unknown): Outcome {
  if (!isJsonObject(json) || typeof json.scenario !== "string") {
    throw new Error(`This is no outcome: ${JSON.stringify(json)}`);
  }
  return { scenario: json.scenario, problem: typeof json.problem === "string" ? json.problem : undefined };
}
