import type { OperationDescription } from "../schema/index.js";
import type { FakeRows } from "./wire-types.js";

/** What the fake pretends to have. */
export interface FakeState {
  /** Undefined if the test gave none. */
  readonly rows: FakeRows | undefined;
  readonly serverVersion: string;
}

/** A call that the fake responds to. */
export interface ServedCall {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The last body that was sent to this path, or to create what has it. */
  readonly known: unknown;
  readonly request: Request;
  readonly state: FakeState;
}

/** A request that the fake cannot respond to. The message says what it needs. */
export class UnexpectedCallError extends Error {}
