import type { Client, RegisterDeploymentRequest } from "../../generated/index.js";
import { bindFunctions } from "../client/index.js";
import { type MoveOptions, moveInvocations } from "./move-invocations.js";
import { type RegisteredDeployment, type RegisterOptions, registerDeployment } from "./register-deployment.js";
import type { MoveResult, RollOutResult } from "./results.js";
import { type RollOutOptions, rollOutDeployment } from "./roll-out-deployment.js";

/** The functions that register and replace deployments, as methods of a client. */
export interface AdminDeployments {
  /**
   * Moves the invocations of one deployment that fail, or all of them, to another one, all at once.
   *
   * The server changes the deployment only of an invocation that is paused or suspended. So each of the others is paused
   * first, which takes effect when its attempt ends, and then resumed on the other deployment. There its journal is
   * replayed, so the code must make the same steps up to the end of the journal. An invocation whose handler that deployment
   * does not have stays where it is. The move ends once nothing is left to move, and each pause has taken effect.
   *
   * If it stops early, it resumes those that it has paused and not moved, where they were, which takes up to 5 seconds.
   * It is safe to call it again.
   *
   * @param deployments - `from`, the deployment that the invocations are pinned to, and `to`, the one that continues them.
   * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
   * @returns How many this call has moved, or would move, and which are left.
   * @throws A TypeError if both deployments are the same, as after a registration that found the address registered already.
   * @throws An {@link AdminResponseError} with status 404 if `to` does not exist, or `from` does not and no invocation needs it.
   * @throws A {@link MoveStoppedError} if it stops after that: after 60 seconds, unless there is another `timeout`, by its
   * `signal`, or by an error.
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
   * Registering the same address again changes nothing, not even the headers, and returns the same id. For new code at the
   * same address, use `force: true`, and mind that the code of invocations in flight then changes too.
   *
   * @param deployment - `uri` or `arn`, and `additional_headers`, `breaking`, `dry_run`, `force`, `metadata`, `use_http_11`.
   * @param options - `settle`, and request options.
   * @returns The deployment, and whether its address was not registered before.
   * @throws A {@link RegistrationError} that says what to look at, if the server cannot discover the services, or refuses
   * them, or has registered the address with another scheme or query string. If the request gets no response,
   * `maybeRegistered` is true.
   * @example
   * ```ts
   * const { id, isNew } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * console.log(id, isNew ? "is registered" : "was registered before");
   * ```
   */
  registerDeployment(deployment: RegisterDeploymentRequest, options?: RegisterOptions): Promise<RegisteredDeployment>;

  /**
   * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, waits until
   * the older ones have drained, and deletes them.
   *
   * If one of the few fails there too, or completes with a failure, the rollout stops: the others stay where they are, and
   * nothing is deleted. Those that were tried go back to where they were, or are paused if they have made another step. The
   * new deployment stays registered, and new invocations go to it: to go back, roll out the older address with `force: true`.
   * One that neither passes nor fails holds the rollout up until its `timeout`.
   *
   * Nothing is deleted while an invocation fails on the new deployment for a new reason, nor a deployment that is the latest of
   * another service, or that is needed by invocations that `move` does not select; `notMoved` lists these.
   *
   * Nothing is stored outside the server. After an interruption or a timeout, the same call continues where it stopped. What it
   * has paused and not moved by then is resumed where it was, which takes up to 5 seconds. It survives a restart of the server.
   *
   * @param deployment - The deployment to register, as for `registerDeployment`.
   * @param options - `canary`, `move`, `replaces`, `keepOlder`, `dryRun`, `onProgress`, `settle`, `timeout`, `interval`, and
   * request options.
   * @returns What was done. In a dry run, what would be done.
   * @throws A {@link RegistrationError} if the deployment cannot be registered.
   * @throws A {@link RollOutStoppedError} if it stops after that: because the new code fails, after 10 minutes, unless there is
   * another `timeout`, by its `signal`, by an error, or because another deployment is the latest by now.
   * @example
   * ```ts
   * const { older, moved } = await admin.rollOutDeployment({ uri: "http://localhost:9080" });
   * console.log("replaces", older.map(({ id }) => id), "moved", moved);
   * ```
   */
  rollOutDeployment(deployment: RegisterDeploymentRequest, options?: RollOutOptions): Promise<RollOutResult>;
}

export function bindDeployments(client: Client): AdminDeployments {
  return bindFunctions(client, { moveInvocations, registerDeployment, rollOutDeployment });
}
