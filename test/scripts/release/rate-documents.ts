import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import type { JsonObject } from "../../../scripts/io/json.js";
import { rateClients, type Verdict } from "../../../scripts/release/judge-change.js";
import { root } from "../../kit/use-folder.js";
import type { DocumentChange } from "./list-changes.js";

/** `SEED=1` repeats a draw. At night, each run has another one. */
const seed = Number(process.env.SEED ?? (process.env.PROPERTY_RUNS ? Date.now() % 2 ** 31 : 57));
const isNight = Number(process.env.PROPERTY_RUNS ?? 0) > 1000;

/** Draws a change of each keyword, and one at each kind of place, or some of these; at night, all of them, or 25 times as many. */
export function draw(
  changes: readonly DocumentChange[],
  count: number = Number.POSITIVE_INFINITY,
): readonly DocumentChange[] {
  const length = changes.length;
  const [order = []] = fc.sample(fc.shuffledSubarray([...changes], { minLength: length }), { seed, numRuns: 1 });
  if (isNight) return order.slice(0, 25 * count);
  const met = new Set<string>();
  const isNew = ({ name, place }: DocumentChange) => met.size < met.add(name).add(place).size;
  return order.filter(isNew).slice(0, count);
}

export function describeChange({ name, path }: DocumentChange): string {
  return `${name} at ${path.join(" > ")}, SEED=${seed}`;
}

/** Rates the change from one document to another, of which no earlier version has anything. */
export function rateDocuments(before: JsonObject, after: JsonObject): Pick<Verdict, "level" | "entries"> {
  const create = (document: JsonObject) => {
    const model = { source: "", operations: [], types: new Map<string, string>() };
    return { corrected: document, united: {}, model, tables: [] };
  };
  return rateClients(create(before), create(after), new Set());
}

export function readYaml(file: string): JsonObject {
  return parseYaml(readFileSync(join(root, file), "utf8"));
}

/** A document with one of each kind of place. */
export const SHAPES: JsonObject = readYaml("test/scripts/release/every-shape.yaml");
