import type { Client, RegisterDeploymentRequest } from "../../generated/index.js";
import { bindFunctions } from "../client/index.js";
import { type MoveOptions, type MoveResult, moveInvocations } from "./move-invocations.js";
import {
  type FindOlderOptions,
  findOlderDeployments,
  type NewerDeployment,
  type OlderDeployment,
} from "./older-deployments.js";
import { type RegisteredDeployment, type RegisterOptions, registerDeployment } from "./register-deployment.js";
import type { RollOut } from "./roll-out.js";
import { type RollOutOptions, rollOutDeployment } from "./roll-out-deployment.js";

/** The functions that register and replace deployments, as methods of a client. */
export interface AdminDeployments {
  /**
   * Finds the older deployments that serve the same services as a newer one, compares their services, and counts the
   * invocations that still need them.
   *
   * @param newer - The newer deployment, from `registerDeployment` or `getDeployment`.
   * @param options - `replaces`, and request options.
   * @see {@link findOlderDeployments}
   * @example
   * ```ts
   * const newer = await admin.registerDeployment({ uri: "http://localhost:9080", dry_run: true });
   * for (const { id, changes } of await admin.findOlderDeployments(newer)) console.log(id, changes.removedHandlers);
   * ```
   */
  findOlderDeployments(newer: NewerDeployment, options?: FindOlderOptions): Promise<readonly OlderDeployment[]>;

  /**
   * Moves the invocations of one deployment that have failed, or all of them, to another one.
   *
   * @param from - The deployment that the invocations are pinned to, `dp_...`
   * @param to - The deployment that continues them, `dp_...`
   * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
   * @returns How many were moved, and which are left.
   * @throws A `MoveStoppedError` if it stops early: after 60 seconds, unless there is another `timeout`, or by an error.
   * @see {@link moveInvocations}
   * @example
   * ```ts
   * const { id } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * const { moved, left } = await admin.moveInvocations("dp_10AzGsK0bd2NnQY6RGCZjmr", id);
   * ```
   */
  moveInvocations(from: string, to: string, options?: MoveOptions): Promise<MoveResult>;

  /**
   * Registers a deployment, explains why if that fails, and returns once every node of a cluster uses it.
   *
   * @param deployment - `uri` or `arn`, and `additional_headers`, `breaking`, `dry_run`, `force`, `metadata`, `use_http_11`.
   * @param options - `settle`, and request options.
   * @throws A `RegistrationError` that says what to look at.
   * @see {@link registerDeployment}
   * @example
   * ```ts
   * const { id, isNew } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * console.log(id, isNew ? "is registered" : "was registered before");
   * ```
   */
  registerDeployment(deployment: RegisterDeploymentRequest, options?: RegisterOptions): Promise<RegisteredDeployment>;

  /**
   * Registers a deployment, moves the invocations that are stuck on older deployments to it, waits until the older ones
   * have drained, and deletes them.
   *
   * @param deployment - The deployment to register, as for `registerDeployment`.
   * @param options - `move`, `replaces`, `dryRun`, `onProgress`, `settle`, `timeout`, `interval`, and request options.
   * @throws A `RegistrationError` if the deployment cannot be registered.
   * @throws A `RollOutStoppedError` if it stops after that: after 10 minutes, unless there is another `timeout`, or by an error.
   * @see {@link rollOutDeployment}
   * @example
   * ```ts
   * const { older, moved } = await admin.rollOutDeployment({ uri: "http://localhost:9080" });
   * console.log("replaces", older.map(({ id }) => id), "moved", moved);
   * ```
   */
  rollOutDeployment(deployment: RegisterDeploymentRequest, options?: RollOutOptions): Promise<RollOut>;
}

export function bindDeployments(client: Client): AdminDeployments {
  return bindFunctions(client, { findOlderDeployments, moveInvocations, registerDeployment, rollOutDeployment });
}
