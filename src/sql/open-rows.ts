import { assertUnread, createDecodeError, type Success } from "../call/index.js";
import { describeStranger, quote } from "../errors/index.js";
import { openChunks } from "../http/index.js";
import { completeRows } from "./columns.js";
import { RowReader, type SqlRow } from "./row-reader.js";

export interface RowsInChunks {
  /** Returns the rows that the next chunk completes; undefined at the end. */
  read(): Promise<SqlRow[] | undefined>;
  cancel(): void;
  /** Runs code that reads the rows. Reports any error in it as an `AdminDecodeError`. */
  check<T>(run: () => T): T;
}

/**
 * Reads the rows of a successful response as they arrive.
 *
 * @param known - The known columns, for {@link completeRows}. Default: the rows are not completed.
 */
export function openRows(success: Success, known?: Set<string>): RowsInChunks {
  assertUnread(success);
  const { response, describe, onCut } = success;
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, (cause) => onCut(cause, "rows"));
  /** Quotes the beginning of a body that has no rows. The rows of others may be secret. */
  const describeBody = (): string => {
    if (reader.hasBegun || reader.head === "") return "";
    return `, but with "${quote(reader.head, 100, describe().authorization)}"${describeStranger(reader.head)}`;
  };
  const check = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      const problem = `the response cannot be read: ${(cause as Error).message}${describeBody()}`;
      throw createDecodeError(success, problem, cause);
    }
  };
  return {
    cancel,
    check,
    async read(): Promise<SqlRow[] | undefined> {
      const chunk = await read();
      return check(() => {
        const rows = reader.read(chunk);
        if (rows && known) completeRows(rows, known);
        return rows;
      });
    },
  };
}
