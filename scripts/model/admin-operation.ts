import type { Json } from "../io/index.js";
import type { Operation } from "./operation.js";

/** An operation of Restate, with what our marks say of it. */
export interface AdminOperation extends Operation {
  /** The field of the result that has the server's version, if this is the operation that reads it. */
  readonly versionField: string | undefined;
  /** The rule for its bulk function, if it has one. */
  readonly bulk: BulkRule | undefined;
}

export interface BulkRule {
  readonly name: string;
  /** The targets in the example of a call: a filter, or ids. */
  readonly example: Json | undefined;
  /** The responses that mean there was nothing to do. */
  readonly unchanged: readonly UnchangedRule[];
  /** The fields of a filter for whose matches there is never anything to do. */
  readonly leaveOut: Readonly<Record<string, string | number | boolean | null>> | undefined;
  /** The endpoint that takes several ids, if the server has one. */
  readonly batch: BatchRule | undefined;
}

/** A response that means there was nothing to do. */
export interface UnchangedRule {
  readonly status: number;
  /** A regular expression for the message of an error. */
  readonly message?: string;
  /** Set if the target must be known to have existed: a query found it, or an earlier attempt may have succeeded. */
  readonly ifKnown?: true;
  /** Why there was nothing to do, in a word: `completed`. */
  readonly reason: string;
}

export interface BatchRule {
  readonly path: string;
  /** The options of the operation that it takes, as fields of the body. */
  readonly options: readonly string[];
  /** A regular expression for failures that do not name the id, and by which the server did nothing. */
  readonly undone?: string;
}
