import { describeStranger } from "../api/index.js";
import { assertUnread, createDecodeError, type Success } from "../call/index.js";
import { quote } from "../errors/index.js";
import { openChunks } from "../http/index.js";
import type { Columns } from "./columns.js";
import { RowReader, type SqlRow } from "./row-reader.js";

export interface RowsInChunks {
  /** Returns the rows that the next chunk completes, with all known columns; undefined at the end. */
  read(): Promise<SqlRow[] | undefined>;
  cancel(): void;
  /** Runs code that reads the rows. Reports any error in it as an `AdminDecodeError`. */
  check<T>(run: () => T): T;
}

/**
 * Reads the rows of a successful response as they arrive.
 *
 * @param columns - Collects the columns of the rows, and completes each row with the known ones.
 */
export function openRows(success: Success, columns: Columns): RowsInChunks {
  assertUnread(success);
  const { response, describe, onCut } = success;
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, (cause) => onCut(cause, "rows"));
  /** Quotes the beginning of a body that has no rows. The rows of others may be secret. */
  const describeBody = (chunk: Uint8Array | undefined, authorization: string | null | undefined): string => {
    if (!chunk || reader.hasBegun) return "";
    const body = new TextDecoder().decode(chunk);
    return `, but with "${quote(body, 100, authorization)}"${describeStranger(body)}`;
  };
  const check = <T>(run: () => T, chunk?: Uint8Array): T => {
    try {
      return run();
    } catch (cause) {
      const body = describeBody(chunk, describe().authorization);
      throw createDecodeError(success, `the response cannot be read: ${(cause as Error).message}${body}`, cause);
    }
  };
  return {
    cancel,
    check,
    async read(): Promise<SqlRow[] | undefined> {
      const chunk = await read();
      return check(() => {
        if (!chunk) {
          reader.finish();
          return undefined;
        }
        columns.allow(chunk.length);
        const rows = reader.push(chunk);
        columns.fill(rows);
        return rows;
      }, chunk);
    },
  };
}
