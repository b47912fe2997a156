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
import { type RollOutOptions, rollOutDeployment } from "./roll-out-deployment.js";
import type { RollOutResult } from "./roll-out-result.js";

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
   * Moves the invocations of one deployment that fail, or all of them, to another one.
   *
   * @param deployments - `from`, the deployment that the invocations are pinned to, and `to`, the one that continues them.
   * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
   * @returns How many this call has moved, and which are left.
   * @throws A `MoveStoppedError` if it stops early: after 60 seconds, unless there is another `timeout`, or by an error.
   * @see {@link moveInvocations}
   * @example
   * ```ts
   * const { id } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * const { moved, notMoved } = await admin.moveInvocations({ from: "dp_10AzGsK0bd2NnQY6RGCZjmr", to: id });
   * ```
   */
  moveInvocations(
    deployments: { readonly from: string; readonly to: string },
    options?: MoveOptions,
  ): Promise<MoveResult>;

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
   * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, waits until
   * the older ones have drained, and deletes them. If one of the few fails there, too, nothing is deleted.
   *
   * @param deployment - The deployment to register, as for `registerDeployment`.
   * @param options - `canary`, `move`, `replaces`, `keepOlder`, `dryRun`, `onProgress`, `settle`, `timeout`, `interval`, and
   * request options.
   * @throws A `RegistrationError` if the deployment cannot be registered.
   * @throws A `RollOutStoppedError` if it stops after that: because the new code fails, after 10 minutes, unless there is
   * another `timeout`, or by an error.
   * @see {@link rollOutDeployment}
   * @example
   * ```ts
   * const { older, moved } = await admin.rollOutDeployment({ uri: "http://localhost:9080" });
   * console.log("replaces", older.map(({ id }) => id), "moved", moved);
   * ```
   */
  rollOutDeployment(deployment: RegisterDeploymentRequest, options?: RollOutOptions): Promise<RollOutResult>;
}

export function bindDeployments(client: Client): AdminDeployments {
  return bindFunctions(client, { findOlderDeployments, moveInvocations, registerDeployment, rollOutDeployment });
}
