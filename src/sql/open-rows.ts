import { AdminDecodeError, assertUnread, type ErrorContext, quote } from "../call/index.js";
import { openChunks } from "../http/index.js";
import type { Columns } from "./columns.js";
import { RowReader, type SqlRow } from "./row-reader.js";

export interface RowsInChunks {
  /** The rows that the next chunk completes, with all known columns; undefined at the end. */
  read(): Promise<SqlRow[] | undefined>;
  cancel(): void;
  /** Runs what reads the answer: the answer is to blame for any error of it. */
  check<T>(run: () => T): T;
}

/**
 * Reads the rows of a success as they arrive.
 *
 * @param onCut - Throws the error to report if the body breaks off.
 * @param columns - Learns the columns of the rows, and completes each row with those that are known.
 */
export function openRows(
  response: Response,
  context: ErrorContext,
  onCut: (cause: unknown) => never,
  columns: Columns,
): RowsInChunks {
  assertUnread(context, response);
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, onCut);
  const check = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      // JSON.parse quotes what it does not understand.
      const words = quote(String((cause as Error).message), 500, context.authorization);
      const { status, headers } = response;
      throw new AdminDecodeError({ ...context, status, headers, problem: `its rows cannot be read: ${words}`, cause });
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
      });
    },
  };
}
