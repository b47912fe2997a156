import { RestateAdminError } from "../errors/index.js";
import { describeState, type ServiceState } from "./read-state.js";

/** The state is neither the new one nor the expected one, for instance because another client changed it first. */
export class StateConflictError extends RestateAdminError {
  static override readonly name: string = "StateConflictError";
  declare readonly expectedVersion: string;
  /** The state that was found instead. */
  declare readonly actual: ServiceState;

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `what` names the object, such as `Profile/bob`.
   */
  constructor({
    what,
    ...fields
  }: Pick<StateConflictError, "expectedVersion" | "actual" | "cause"> & { readonly what: string }) {
    const found = `neither the new state nor the expected version ${fields.expectedVersion}, but ${describeState(fields.actual)}`;
    super(`the state of ${what} is ${found}`, fields);
  }
}
