import { RestateAdminError } from "../errors/index.js";
import { describeState, type ServiceState } from "./read-state.js";

/** The state is neither the new one nor the expected one, for instance because another client changed it first. */
export class StateConflictError extends RestateAdminError {
  readonly expectedVersion: string;
  /** The state that was found instead. */
  readonly actual: ServiceState;

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `what` names the object, such as `Profile/bob`.
   */
  constructor({
    what,
    expectedVersion,
    actual,
  }: {
    readonly what: string;
    readonly expectedVersion: string;
    readonly actual: ServiceState;
  }) {
    const found = describeState(actual);
    super(`the state of ${what} is neither the new state nor the expected version ${expectedVersion}, but ${found}`);
    this.expectedVersion = expectedVersion;
    this.actual = actual;
  }

  override get name(): string {
    return "StateConflictError";
  }
}
