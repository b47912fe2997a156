import { RestateAdminError } from "../errors/index.js";
import { describeState, type ServiceState } from "./read-state.js";

/** The state is neither the new one nor the expected one, for instance because another client changed it first. */
export class StateConflictError extends RestateAdminError {
  static override readonly name: string = "StateConflictError";
  declare readonly service: string;
  declare readonly key: string;
  declare readonly expectedVersion: string;
  /** The state that was found instead. */
  declare readonly actual: ServiceState;

  /** Creates the error, for your own tests. */
  constructor(fields: Pick<StateConflictError, "service" | "key" | "expectedVersion" | "actual" | "cause">) {
    const { service, key, expectedVersion, actual } = fields;
    const found = `neither the new state nor the expected version ${expectedVersion}, but ${describeState(actual)}`;
    super(`the state of ${service}/${key} is ${found}`, fields);
  }
}
