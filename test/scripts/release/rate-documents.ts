import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import type { JsonObject } from "../../../scripts/io/json.js";
import { rateClients, type Verdict } from "../../../scripts/release/judge-change.js";
import { root } from "../../kit/use-folder.js";
import type { DocumentChange } from "./list-changes.js";

/** `SEED=1` repeats a draw. At night, each run has another seed. */
const seed = Number(process.env.SEED ?? (process.env.PROPERTY_RUNS ? Date.now() % 2 ** 31 : 57));
const isNight = Number(process.env.PROPERTY_RUNS ?? 0) >= 500;

/**
 * Draws a change of each keyword and one at each kind of place, and more of them up to a count; at night, 60 times as many, or all
 * without a count.
 */
export function draw(changes: readonly DocumentChange[], count?: number): readonly DocumentChange[] {
  const length = changes.length;
  const [order = []] = fc.sample(fc.shuffledSubarray([...changes], { minLength: length }), { seed, numRuns: 1 });
  if (isNight) return order.slice(0, count && 60 * count);
  const met = new Set<string>();
  const first = order.filter(({ name, place }) => met.size < met.add(name).add(place).size);
  return [...new Set([...first, ...order])].slice(0, count ?? first.length);
}

export function describeChange({ name, path }: DocumentChange): string {
  return `${name} at ${path.join(" > ")}, SEED=${seed}`;
}

/** Rates the change from one document to another, without earlier versions. */
export function rateDocuments(before: JsonObject, after: JsonObject): Pick<Verdict, "level" | "entries"> {
  const create = (document: JsonObject) => {
    const model = { title: "", operations: [], types: new Map<string, string>() };
    return { corrected: document, united: {}, model, tables: [], releases: [] };
  };
  return rateClients(create(before), create(after), new Set());
}

export function readYaml(file: string): JsonObject {
  return parseYaml(readFileSync(join(root, file), "utf8"));
}

/** A document with one of each kind of place. */
export const SHAPES: JsonObject = readYaml("test/scripts/release/every-shape.yaml");
