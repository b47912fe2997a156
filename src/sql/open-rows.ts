import { AdminDecodeError, assertUnread, type ErrorContext } from "../call/index.js";
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
 * @param onCut - Throws the error to report if the body is truncated.
 * @param columns - Collects the columns of the rows, and completes each row with the known ones.
 */
export function openRows(
  response: Response,
  describe: () => ErrorContext,
  onCut: (cause: unknown) => never,
  columns: Columns,
): RowsInChunks {
  assertUnread(response, describe);
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, onCut);
  const check = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      const { status, headers } = response;
      const problem = `the response cannot be read: ${(cause as Error).message}`;
      throw new AdminDecodeError({ ...describe(), status, headers, problem, cause });
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
