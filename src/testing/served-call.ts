import type { OperationDescription } from "../schema/index.js";
import type { QueryPlan } from "./query-plan.js";

/** What the fake pretends to have. */
export interface FakeState {
  readonly queries: QueryPlan;
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
