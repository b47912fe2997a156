import { basename } from "node:path";
import { MissingRefError } from "ajv/dist/2020.js";
import semver from "semver";
import { expect } from "vitest";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../../scripts/io/json.js";
import { findValues } from "../../scripts/read/apply-action.js";
import type { OverlayAction } from "../../scripts/read/read-overlay.js";
import { pollUntil } from "../kit/poll-until.js";
import { listOperations } from "./api-document.js";
import { createIds, type Ids } from "./evidence-ids.js";
import type { Place, SeenAnswer } from "./exchange.js";
import { type EvidenceContext, SCENES } from "./scenes.js";
import { readAnswer } from "./send-exchange.js";

/** The overlays whose additions must be proved by a message that the two documents judge differently. */
const OF_TYPES: readonly string[] = ["request-types", "response-bodies", "error-responses"];

const PLACES: Readonly<Record<string, Place>> = { "without-workers": "narrow", full: "busy", "with-queues": "queues" };

export async function checkEvidence(action: OverlayAction, context: EvidenceContext): Promise<void> {
  const evidence = listEvidence(action, context.version);
  if (action.fields["x-evidence"] === undefined)
    throw new Error("There is no evidence for this action: add some as `x-evidence`");
  const ids = createIds(context);
  const judged: boolean[] = [];
  for (const item of evidence) {
    if (item.said !== undefined) checkSaying(action.target, context.raw, item.said);
    else if (item.test !== undefined) await runScene(String(item.test), context);
    else judged.push(await checkExchange(item, ids, context));
  }
  const { update } = action.fields;
  const adds = isJsonObject(update) && Object.keys(update).some((key) => key !== "description");
  if (!adds || !OF_TYPES.includes(basename(action.overlayPath, ".yaml"))) return;
  expect(judged, "a message is wrong by the server's own document, and right by the corrected one").toContain(true);
}

export async function repeatClaims(action: OverlayAction, context: EvidenceContext): Promise<readonly string[]> {
  const ids = createIds(context);
  const lines: string[] = [];
  for (const item of listEvidence(action, context.version)) {
    const { send, body, seen } = item;
    if (send === undefined) continue;
    const { answer } = await sendRequest(item, ids, context);
    const sent = body === undefined ? "" : ` ${JSON.stringify(body)}`;
    const text = answer.text.slice(0, 200).replaceAll("`", "'");
    const now = `now ${answer.status}${text && ` \`${text}\``}`;
    lines.push(`\`${send}${sent}\`: \`${JSON.stringify(seen)}\`, ${now}`);
  }
  return lines;
}

function listEvidence({ fields }: OverlayAction, version: string): readonly JsonObject[] {
  const isFor = (range: string = "*") => semver.satisfies(version, range, { includePrerelease: true });
  return readArray(fields["x-evidence"])
    .map(readObject)
    .filter(({ versions }) => isFor(readString(versions)));
}

/** Checks that the document has the quoted words. Otherwise its present words show whether to end or to correct the action. */
function checkSaying(target: string, raw: JsonObject, words: Json): void {
  const nodes = findValues(raw, target);
  expect(nodes, target).not.toEqual([]);
  if (words === null) for (const node of nodes) expect(readObject(node).description ?? "", target).toBe("");
  else {
    const isSaid = nodes.some((node) => JSON.stringify(node).includes(quote(String(words))));
    expect(isSaid, `the server's document has ${JSON.stringify(words)} at ${target}`).toBe(true);
  }
}

function quote(words: string): string {
  return words.startsWith('"') ? words : JSON.stringify(words).slice(1, -1);
}

async function runScene(name: string, context: EvidenceContext): Promise<void> {
  const scene = SCENES[name];
  if (scene === undefined) throw new Error(`test/conformance/scenes.ts has no "${name}"`);
  await scene(context);
}

/** @returns Whether the server's own document is wrong about the exchange, and the corrected one is right. */
async function checkExchange(item: JsonObject, ids: Ids, context: EvidenceContext): Promise<boolean> {
  const { sent, answer, check } = await sendRequest(item, ids, context);
  check(answer);
  return isJudgedDifferently(sent, answer, context);
}

async function sendRequest(item: JsonObject, ids: Ids, context: EvidenceContext) {
  const [method = "", path = ""] = String(await ids.fill(item.send ?? "")).split(" ");
  const body = item.size === undefined ? await ids.fill(item.body) : " ".repeat(Number(item.size));
  const seen = readObject(await ids.fill(item.seen));
  const name = `${method} ${path}`;
  const { baseUrl, release } = await context.world.take(PLACES[String(item.at)] ?? "main");
  const send = async () => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        ...readObject(item.headers),
      } as Record<string, string>,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    return readAnswer(response);
  };
  const check = (answer: SeenAnswer) => {
    expect(answer, name).toMatchObject({ status: seen.status });
    if (seen.type !== undefined) expect(answer.mediaType ?? null, name).toBe(seen.type);
    if (typeof seen.body === "string") expect(answer.text, name).toContain(seen.body);
    else if (seen.body !== undefined) expect(JSON.parse(answer.text), name).toMatchObject(seen.body as object);
  };
  const isAsSeen = (answer: SeenAnswer): boolean => {
    try {
      check(answer);
      return true;
    } catch {
      return false;
    }
  };
  try {
    // A change may take effect a moment after its response.
    const reads = method === "GET" || path === "/query";
    const answer = await (reads ? pollUntil(name, send, isAsSeen).catch(send) : send());
    ids.read(answer.text);
    return { sent: { method, path, body }, answer, check };
  } finally {
    await release();
  }
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Json | undefined;
}

function isJudgedDifferently({ method, path, body }: Sent, answer: SeenAnswer, context: EvidenceContext): boolean {
  const [plain = "", query] = path.split("?");
  const found = listOperations(context.corrected).find(
    ({ path: [, template = "", verb] }) =>
      verb === method.toLowerCase() && new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain),
  );
  if (found === undefined) return false;
  const operation = found.id;
  const parameters = readArray(found.operation.parameters).map((parameter) => readObject(parameter).name);
  const { byRaw, byCorrected } = context;
  expect(byCorrected.checkAnswer(operation, answer), `${method} ${path}`).toBeUndefined();
  const isDifferent = (judge: (validator: typeof byRaw) => boolean): boolean => {
    try {
      return judge(byRaw) !== judge(byCorrected);
    } catch (error) {
      // In the document of 1.6, a reference leads to nothing.
      if (error instanceof MissingRefError) return true;
      throw error;
    }
  };
  const isRight = answer.status < 400;
  return (
    isDifferent((by) => by.checkAnswer(operation, answer) === undefined) ||
    // A schema that allows anything is wrong about a field that no response has.
    isDifferent((by) => by.checkAnswer(operation, { ...answer, text: "5" }) === undefined) ||
    (isJsonObject(body) &&
      byCorrected.allowsBody(operation, body) === isRight &&
      isDifferent((by) => by.allowsBody(operation, body))) ||
    [...new URLSearchParams(query)].some(
      ([name, value]) => parameters.includes(name) && isDifferent((by) => by.allowsQuery(operation, name, value)),
    )
  );
}
