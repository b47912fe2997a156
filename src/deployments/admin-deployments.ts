import type { Client, RegisterDeploymentRequest } from "../../generated/index.js";
import type { BulkResult } from "../bulk/index.js";
import { bindFunctions, type RequestOptions } from "../client/index.js";
import { type InvocationMove, type MoveOptions, type MoveResult, moveInvocations } from "./move-invocations.js";
import { type PruneOptions, pruneDeployments } from "./prune-deployments.js";
import { type RegisteredDeployment, registerDeployment } from "./register-deployment.js";
import { type RestoreOptions, restoreDeployment } from "./restore-deployment.js";
import { rollOutDeployment } from "./roll-out-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { type DeploymentUsage, listDeploymentUsage } from "./usage.js";

/** The functions that register and replace deployments, as methods of a client. */
export interface AdminDeployments {
  /**
   * Lists for each deployment what it serves, and how many invocations still need it, newest first.
   *
   * It sends one query, which scans all invocations, and two requests, however many deployments there are. An invocation without
   * a pin that does not run needs the latest deployment of its service.
   *
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns Each deployment, whether it has drained, and the services of which it is the latest.
   * @example
   * ```ts
   * for (const { id, isDrained, pinned, latestOf } of await admin.listDeploymentUsage()) {
   *   console.log(id, isDrained ? "has drained" : pinned, latestOf);
   * }
   * ```
   */
  listDeploymentUsage(options?: RequestOptions): Promise<DeploymentUsage[]>;

  /**
   * Moves the invocations that fail, or all that match, to another deployment.
   *
   * The server changes the deployment only of an invocation that is paused or suspended, or waits in a virtual queue. Each of the
   * others is paused first, at most 100 at a time, which takes effect when its step or its attempt ends. On the other deployment, its
   * journal is replayed, so the code must make the same steps up to the end of the journal. An invocation whose handler that deployment
   * does not have stays where it is. The move ends once nothing is left to move; it does not wait until those that it has moved
   * pass. It is safe to call it again.
   *
   * @param invocations - `to`, the deployment that continues the invocations, or `latest`; `from`, the one that they are pinned to;
   * and the fields of a filter. All given fields must match.
   * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
   * @returns How many this call has moved, or would move, and which are left.
   * @throws A TypeError if `from` and `to` are the same, as after a registration that found the address registered already, or a
   * field of the filter is wrong.
   * @throws An {@link AdminResponseError} with status 404 if `to` does not exist, or `from` does not and no invocation needs it.
   * @throws A {@link DeploymentStoppedError} with a {@link MoveResult} if it stops after that: after 60 seconds, unless there is
   * another `timeout`, by its `signal`, or by an error.
   * @example
   * ```ts
   * const { moved, notMoved } = await admin.moveInvocations({ service: "Greeter", failure: "is not set", to: "latest" });
   * ```
   */
  moveInvocations(invocations: InvocationMove, options?: MoveOptions): Promise<MoveResult>;

  /**
   * Deletes the deployments that no invocation needs and that are the latest of no service, one after the other.
   *
   * It looks again immediately before each deletion. Invocations that are pinned, run, or will run on a deployment keep it, and so
   * does `keep`. A completed invocation needs no deployment, except to be restarted on the same one. The result lists each
   * deployment once, by its `id`:
   *
   * - `succeeded`: it was deleted. The data is its {@link DeploymentUsage}.
   * - `unchanged`: it stays, as `latest` of a service, `needed`, `way back`, or `recent` by `olderThan`; or it is `gone` already.
   * - `failed`, `unknown`: it could not be deleted, or may have been. The error says why.
   * - `notStarted`: the run stopped early; or, in a dry run, it would be deleted. The data is its usage.
   *
   * @param options - `keep`, `olderThan`, `dryRun`, `maxPause`, `onProgress`, and request options.
   * @throws A TypeError if an option is unknown or has a wrong value.
   * @throws A {@link BulkStoppedError} with the result so far, if its `signal` aborts or the server stays away.
   * @example
   * ```ts
   * const { succeeded, unchanged } = await admin.pruneDeployments({ keep: 1, olderThan: { days: 7 } });
   * console.log(succeeded.length, unchanged.map(({ id, reason }) => [id, reason]));
   * ```
   */
  pruneDeployments(options?: PruneOptions): Promise<BulkResult<DeploymentUsage>>;

  /**
   * Registers a deployment, explains why if that fails, and waits until every node of a cluster uses it.
   *
   * Registering the same address again changes nothing, not even the headers, and returns the same id. For new code at the
   * same address, use `force: true`, and mind that the code of invocations in flight then changes too.
   *
   * With several addresses in `baseUrl`, it waits until each of them lists the deployment; with one, for 500 ms, since nothing in
   * the response tells how many nodes there are.
   *
   * @param deployment - `uri` or `arn`, and `additional_headers`, `breaking`, `dry_run`, `force`, `metadata`, `use_http_11`.
   * @param options - `settle`, and request options.
   * @returns The deployment, and whether its address was not registered before.
   * @throws A {@link RegistrationError} that says what to look at, if the server cannot discover the services, or refuses
   * them, or has registered the address with another scheme or query string.
   * @throws An {@link AdminTimeoutError} if the server does not respond, or waits for an endpoint that does not. If its `applied` is
   * `unknown`, the deployment may be registered: call it again.
   * @example
   * ```ts
   * const { id, isNew } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * console.log(id, isNew ? "is registered" : "was registered before");
   * ```
   */
  registerDeployment(deployment: RegisterDeploymentRequest, options?: RequestOptions): Promise<RegisteredDeployment>;

  /**
   * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, waits until
   * each has passed the step at which it failed, and deletes what has drained, except the newest of the older deployments.
   *
   * An invocation has passed if it was seen to complete successfully, or to get past that step. One that runs, waits or hangs has
   * not, and holds the rollout up until its `timeout`. If one of the few fails, the rollout stops: the others stay where they are.
   * Those that were tried go back to where they were, or are paused if they have made another step. If more of the rest fail than
   * `tolerance` allows, it is an error, too. In both cases nothing is deleted, the new deployment stays registered, and new
   * invocations go to it. To go back, roll out the older address with `force: true`.
   *
   * Healthy invocations finish on the older deployments; `drain: true` waits for them. A deployment that has not drained, or is
   * the latest of another service, is never deleted.
   *
   * Nothing is stored outside the server, so it survives a restart of it, and after an interruption the same call continues.
   *
   * @param deployment - The deployment to register, as for `registerDeployment`.
   * @param options - `canary`, `move`, `tolerance`, `drain`, `keep`, `replaces`, `dryRun`, `onProgress`, `settle`, `timeout`,
   * `interval`, and request options.
   * @returns What was done: how many were `moved`, and `passed`, and what is `failing`. In a dry run, what would be done.
   * @throws A {@link RegistrationError} if the deployment cannot be registered.
   * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that: because the new code fails,
   * after 10 minutes, unless there is another `timeout`, by its `signal`, by an error, or because another deployment is the latest.
   * @example
   * ```ts
   * const { moved, passed, older } = await admin.rollOutDeployment({ uri: "http://localhost:9080" });
   * console.log(`${moved} moved, ${passed} passed`, older.filter(({ deleted }) => deleted));
   * ```
   */
  rollOutDeployment(deployment: RegisterDeploymentRequest, options?: RollOutOptions): Promise<RollOutResult>;

  restoreDeployment(deploymentId: string, options?: RestoreOptions): Promise<RollOutResult>;
}

export function bindDeployments(client: Client): AdminDeployments {
  const functions = {
    listDeploymentUsage,
    moveInvocations,
    pruneDeployments,
    registerDeployment,
    restoreDeployment,
    rollOutDeployment,
  };
  return bindFunctions(client, functions);
}
