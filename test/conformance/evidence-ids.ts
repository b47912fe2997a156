import { service } from "@restatedev/restate-sdk";
import { isJsonObject, type Json, readArray } from "../../scripts/io/json.js";
import { releaseOf } from "../kit/versions.js";
import { serveTestServices } from "./exchanges/deployments.js";
import { takeQueue } from "./exchanges/flow-control.js";
import { createCluster } from "./exchanges/kafka.js";
import { sendCompleted, sendPaused, sendRunning, sendScheduled, unknownInvocation } from "./invocation-states.js";
import type { EvidenceContext } from "./scenes.js";
import type { World } from "./world.js";

export interface Ids {
  /** Replaces words in braces by ids: `/invocations/{paused}/resume`. A word alone may stand for any other value. */
  fill<Value extends Json | undefined>(value: Value): Promise<Json | undefined>;
  /** Reads the fields of a response. From then on, words in braces stand for them. */
  read(text: string): void;
}

const run = async (): Promise<void> => {};

/** The value of a word before a response has a field of that name. A digit at its end asks for another value. */
const CREATORS: Readonly<Record<string, (world: World) => Promise<string>>> = {
  completed: sendCompleted,
  paused: sendPaused,
  running: sendRunning,
  scheduled: sendScheduled,
  unknown: async () => unknownInvocation,
  deployment: async ({ deployment }) => deployment,
  uri: (world) => serveTestServices(world),
  growing: (world) => world.serve([service({ name: "Growing", handlers: { run } })]),
  grown: (world) => world.serve([service({ name: "Growing", handlers: { run, more: run } })]),
  queue: takeQueue,
  cluster: createCluster,
  release: async ({ version }) => releaseOf(version),
};

export function createIds({ world }: EvidenceContext): Ids {
  const known = new Map<string, Json>();
  const find = async (word: string): Promise<Json> => {
    const value = known.get(word) ?? (await CREATORS[word.replace(/\d$/, "")]?.(world));
    if (value === undefined) throw new Error(`{${word}} is neither a field of a response nor something to create`);
    known.set(word, value);
    return value;
  };
  const fillText = async (text: string): Promise<Json> => {
    const whole = /^\{(\w+)\}$/.exec(text)?.[1];
    if (whole !== undefined) return find(whole);
    let filled = text;
    for (const [braces, word = ""] of text.matchAll(/\{(\w+)\}/g))
      filled = filled.replace(braces, String(await find(word)));
    return filled;
  };
  const fill = async (value: Json | undefined): Promise<Json | undefined> => {
    if (typeof value === "string") return fillText(value);
    if (Array.isArray(value)) return Promise.all(value.map(async (item) => (await fill(item)) ?? null));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(async ([key, each]) => [key, (await fill(each)) ?? null] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  return {
    fill,
    read(text) {
      if (!/^[[{]/.test(text)) return;
      const body: Json = JSON.parse(text);
      const [first = body] = Array.isArray(body) ? readArray(body) : [];
      if (isJsonObject(first))
        for (const [name, value] of Object.entries(first)) if (!(name in CREATORS)) known.set(name, value ?? null);
    },
  };
}
