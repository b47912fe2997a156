export { type AdminDeployments, bindDeployments } from "./admin-deployments.js";
export { compareServices, type ServiceChanges } from "./compare-services.js";
export type { LeftInvocations } from "./left-invocations.js";
export { type MoveOptions, type MoveResult, MoveStoppedError, moveInvocations } from "./move-invocations.js";
export {
  type FindOlderOptions,
  findOlderDeployments,
  type NewerDeployment,
  type OlderDeployment,
} from "./older-deployments.js";
export {
  type RegisteredDeployment,
  type RegisterOptions,
  RegistrationError,
  registerDeployment,
} from "./register-deployment.js";
export { type ReplacedDeployment, type RollOut, RollOutStoppedError } from "./roll-out.js";
export { type RollOutOptions, rollOutDeployment } from "./roll-out-deployment.js";
export type { MoveSelection } from "./select-movable.js";
