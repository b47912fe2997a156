import semver from "semver";
import { compareText, type JsonObject } from "../../scripts/io/json.js";
import { type Documents, findAnswer, listOperations } from "./api-document.js";
import { type SeenExchange, toForm } from "./exchange.js";
import { isKnown } from "./exchanges/index.js";
import { type Unprovokable, unprovokable } from "./unprovokable.js";

export interface Cell {
  readonly operation: string;
  readonly status: string;
  readonly form: string;
  readonly state: "seen" | "not provoked" | "not documented";
  readonly why?: string;
}

export function buildMatrix(version: string, document: JsonObject, seen: readonly SeenExchange[]): readonly Cell[] {
  const documented = listDocumented(document);
  const provoked = new Map(seen.map((exchanged) => [nameAnswer(exchanged), exchanged]));
  const cells = documented.map((answer): Cell => {
    if (provoked.has(answer.name)) return { ...answer.cell, state: "seen" };
    const why = findReason(version, answer.cell)?.why ?? (isKnown(answer.cell.operation) ? undefined : UNKNOWN);
    return { ...answer.cell, state: "not provoked", ...(why !== undefined && { why }) };
  });
  const names = new Set(documented.map(({ name }) => name));
  const surplus = [...provoked].filter(([name]) => !names.has(name));
  const undocumented = surplus.map(([, { exchange, answer }]): Cell => {
    const { operation } = exchange;
    return { operation, status: String(answer.status), form: toForm(answer.mediaType), state: "not documented" };
  });
  return [...cells, ...undocumented].sort((left, right) => compareText(nameCell(left), nameCell(right)));
}

/**
 * Returns the answers that a correction adds to the server's document and that no server gave. An answer that several
 * operations share counts as seen if one of them gave it. An answer of one operation must come from that operation.
 */
export function findUnseenCorrections({ raw, corrected }: Documents, cells: readonly Cell[]): readonly string[] {
  const documented = new Set(listDocumented(raw).map(({ name }) => name));
  const provoked = cells.filter(({ state }) => state === "seen");
  const seen = new Set(provoked.map(nameCell));
  // No exchange is for an operation that a newer version has renamed.
  const asked = new Set(provoked.map(({ operation }) => operation));
  const added = listDocumented(corrected).filter(
    ({ name, cell }) => !documented.has(name) && asked.has(cell.operation),
  );
  const placed = added.map(({ name, cell: { operation, status, form } }) => {
    const isNewStatus = findAnswer(raw, operation, status) === undefined;
    const place = isNewStatus ? [operation] : findAnswer(corrected, operation, status)?.path;
    return { name, place: [...(place ?? []), status, form].join(" ") };
  });
  const seenPlaces = new Set(placed.filter(({ name }) => seen.has(name)).map(({ place }) => place));
  return placed.filter(({ place }) => !seenPlaces.has(place)).map(({ name }) => name);
}

export interface VersionMatrix {
  readonly version: string;
  readonly cells: readonly Cell[];
}

const UNKNOWN = "is of an operation that no exchange was written for yet";

function findReason(version: string, cell: Pick<Cell, "operation" | "status" | "form">): Unprovokable | undefined {
  return unprovokable.find(
    ({ operations, status, form, versions = "*" }) =>
      (operations === "*" || operations.includes(cell.operation)) &&
      status === Number(cell.status) &&
      (form === undefined || form === cell.form) &&
      semver.satisfies(version, versions),
  );
}

function listDocumented(document: JsonObject): readonly { name: string; cell: Omit<Cell, "state"> }[] {
  return listOperations(document).flatMap(({ id, operation }) =>
    Object.keys(operation.responses ?? {}).flatMap((status) => {
      const { mediaTypes = [], answer } = findAnswer(document, id, status) ?? {};
      const mayBeEmpty = mediaTypes.length === 0 || answer?.["x-may-be-empty"] === true;
      const forms = [...mediaTypes.map(toForm), ...(mayBeEmpty ? ["none"] : [])];
      return forms.map((form) => {
        const cell = { operation: id, status, form };
        return { name: nameCell(cell), cell };
      });
    }),
  );
}

function nameAnswer({ exchange, answer }: SeenExchange): string {
  return nameCell({ operation: exchange.operation, status: String(answer.status), form: toForm(answer.mediaType) });
}

function nameCell({ operation, status, form }: Pick<Cell, "operation" | "status" | "form">): string {
  return `${operation} ${status} ${form}`;
}
