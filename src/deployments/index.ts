export { type AdminDeployments, bindDeployments } from "./admin-deployments.js";
export type { ServiceChanges } from "./compare-services.js";
export { type MoveOptions, moveInvocations } from "./move-invocations.js";
export type { MoveSelection } from "./read-invocations.js";
export {
  type RegisteredDeployment,
  type RegisterOptions,
  RegistrationError,
  registerDeployment,
} from "./register-deployment.js";
export type { MovedInvocation, MoveResult, NotMovedInvocations, ReplacedDeployment, RollOutResult } from "./results.js";
export { type RollOutOptions, rollOutDeployment } from "./roll-out-deployment.js";
export { MoveStoppedError, RollOutStoppedError } from "./stopped-errors.js";
