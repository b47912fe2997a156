import { expect } from "vitest";
import { isJsonObject, type Json, type JsonObject, readObject } from "../../../scripts/io/json.js";
import { findAnswer, findOperation } from "../api-document.js";
import { nameExchange, type SeenExchange } from "../exchange.js";
import type { Problem, Validator } from "../validate-answer.js";
import type { World } from "../world.js";

/** Proof that an overlay action is right: the server behaves as the action says, and its own document says otherwise. */
export interface Evidence {
  /** The overlay's file, without `.yaml`. */
  readonly overlay: string;
  readonly target: string;
  /** How the description of the action begins, where the overlay has more of that target. */
  readonly says?: string;
  /** What the server's own document says there, or "" for nothing: once that changes, the action has to be looked at. */
  readonly said?: Saying;
  /** At least one: that an answer cannot be provoked shows nothing. */
  readonly show: readonly [Show, ...Show[]];
}

/** Evidence as the files beside this one have it: each is about one overlay. */
export type OverlayEvidence = Omit<Evidence, "overlay">;

/** The operations on one invocation, of which some overlay actions are about all. */
export const verbs: readonly string[] = [
  "cancel_invocation",
  "kill_invocation",
  "pause_invocation",
  "purge_invocation",
  "purge_journal",
  "restart_as_new_invocation",
  "resume_invocation",
];

/** The target of an action that is about operations, by their ids. */
export function operations(...ids: readonly string[]): string {
  return `$.paths[*][?${ids.map((id) => `@.operationId == '${id}'`).join(" || ")}]`;
}

export interface Saying {
  /** The keys to the text, with spaces between them. `name=force` is the member of a list that has this name. */
  readonly at: string;
  /** A text is somewhere in it. */
  readonly words: string | RegExp;
}

export type Show = (context: EvidenceContext) => void | Promise<void>;

export interface EvidenceContext {
  readonly version: string;
  readonly world: World;
  /** As the server serves it. */
  readonly raw: JsonObject;
  /** With every overlay action that is for the version. */
  readonly corrected: JsonObject;
  readonly byRaw: Validator;
  readonly byCorrected: Validator;
  readonly seen: readonly SeenExchange[];
}

/** Answers of the exchanges: not valid by the server's own document, for this reason, but by the corrected one. */
export function answers(wrong: Problem["kind"], isMeant: (exchange: SeenExchange["exchange"]) => boolean): Show {
  return ({ seen, byRaw, byCorrected }) => {
    const meant = seen.filter(({ exchange }) => isMeant(exchange));
    expect(meant).not.toEqual([]);
    for (const { exchange, answer } of meant) {
      const { operation } = exchange;
      expect(byRaw.checkAnswer(operation, answer)?.kind, `${nameExchange(exchange)}, uncorrected`).toBe(wrong);
      expect(byCorrected.checkAnswer(operation, answer), nameExchange(exchange)).toBeUndefined();
    }
  };
}

/** An exchange that took place: it was answered with this status, and these words. */
export function exchange(operation: string, name: string, status: number, words = ""): Show {
  return ({ seen }) => {
    const found = seen.find(
      (exchanged) => exchanged.exchange.operation === operation && exchanged.exchange.name === name,
    );
    expect(found?.answer, `${operation}, ${name}`).toMatchObject({ status, text: expect.stringContaining(words) });
  };
}

/** A body or a query parameter that the server's document judges otherwise than the server and the corrected one. */
export function judgedWrongly(isRight: boolean, judge: (validator: Validator) => boolean): Show {
  return ({ byRaw, byCorrected }) => {
    expect({ raw: judge(byRaw), corrected: judge(byCorrected) }).toEqual({ raw: !isRight, corrected: isRight });
  };
}

/** An extension that the corrected document has on these operations, so that a mark can't become another one. */
export function marked(extension: `x-${string}`, operations: readonly string[], mark: Json): Show {
  return ({ corrected }) => {
    for (const id of operations) expect(findOperation(corrected, id).operation[extension], id).toEqual(mark);
  };
}

/** The idempotency that the corrected document states for these operations. Another overlay adds temporary failures to it. */
export function markedIdempotent(operations: readonly string[], mark: JsonObject): Show {
  return ({ corrected }) => {
    for (const id of operations) {
      const { temporary: _, ...own } = readObject(findOperation(corrected, id).operation["x-retry"]);
      expect(own, id).toEqual(mark);
    }
  };
}

/** A status that the server's own document has, and that is not among those that came. */
export function neverComes(operations: readonly string[], status: number): Show {
  return ({ raw, seen }) => {
    for (const operation of operations) {
      const own = seen.filter((exchanged) => exchanged.exchange.operation === operation);
      expect(own).not.toEqual([]);
      expect(own.map(({ answer }) => answer.status)).not.toContain(status);
      expect(findAnswer(raw, operation, String(status)), `${operation} ${status}`).toBeDefined();
    }
  };
}

/** What is there now, once it is not what the action is against, says what to do: end the action's `x-versions`, or correct it. */
export function checkSaying(document: JsonObject, { at, words }: Saying): void {
  const text = String(at.split(" ").reduce<Json | undefined>(readMember, document) ?? "");
  if (words === "") expect(text).toBe("");
  else expect(text).toMatch(words);
}

function readMember(value: Json | undefined, key: string): Json | undefined {
  if (isJsonObject(value)) return value[key];
  if (!Array.isArray(value)) return undefined;
  return key.startsWith("name=") ? value.find((item) => item.name === key.slice("name=".length)) : value[Number(key)];
}

type Call = (id: string) => { withResponse(): Promise<{ readonly status: number }> };

/** What a call is answered with, also if that is an error. */
export function statusOf(call: Call): (id: string) => Promise<number> {
  return async (id) => {
    try {
      return (await call(id).withResponse()).status;
    } catch (error) {
      const status: unknown = Reflect.get(Object(error), "status");
      if (typeof status !== "number") throw error;
      return status;
    }
  };
}
