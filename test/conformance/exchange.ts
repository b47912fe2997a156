import type { AdminClient } from "../../src/index.js";
import type { OperationDescription } from "../../src/schema/index.js";
import type { World } from "./world.js";

type Form = "json" | "text" | "arrow" | "none";

type Answer = `${number} ${Form}`;

export interface Exchange {
  readonly operation: string;
  /** The case that the request is about, as its name after that of the operation: `an address where nobody answers`. */
  readonly name: string;
  readonly answer?: Answer;
  /** A semver range, if not every version with the operation answers like this. */
  readonly versions?: string;
  /** Default: `main`. */
  readonly at?: Place;
  readonly send: Sending;
}

/**
 * `main` has everything; `narrow` has no workers and few queries; `busy` is that one while a request takes its only place;
 * `queues` has virtual queues.
 */
export type Place = "main" | "narrow" | "busy" | "queues";

type Sending = { readonly call: Call } | { readonly raw: Raw };
export type Call = (admin: AdminClient, world: World) => PromiseLike<unknown>;
type Raw = (world: World) => RawRequest | Promise<RawRequest>;

export interface RawRequest {
  /** Default: the operation's. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SeenAnswer {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly headers: Headers;
  readonly text: string;
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

export interface SeenExchange {
  readonly exchange: Exchange;
  readonly operation: OperationDescription;
  readonly answer: SeenAnswer;
  readonly outcome: Outcome;
}

const FORMS: Readonly<Record<string, Form>> = {
  "application/json": "json",
  "text/plain": "text",
  "application/vnd.apache.arrow.stream": "arrow",
};

export function toForm(mediaType: string | undefined): string {
  return mediaType === undefined ? "none" : (FORMS[mediaType] ?? mediaType);
}

export function nameExchange({ operation, name, answer }: Exchange): string {
  return `${operation}, ${name}: ${answer ?? "as documented"}`;
}

type Circumstances = Pick<Exchange, "versions" | "at">;

export function call(operation: string, name: string, answer: Answer, call: Call, rest: Circumstances = {}): Exchange {
  return { operation, name, answer, send: { call }, ...rest };
}

export function raw(operation: string, name: string, answer: Answer, raw: Raw, rest: Circumstances = {}): Exchange {
  return { operation, name, answer, send: { raw }, ...rest };
}
