import type { RegisterDeploymentRequest, ServiceMetadata } from "../../generated/index.js";
import { wait } from "../call/index.js";
import { assertArguments, assertPlainObject, type RequestOptions } from "../client/index.js";
import { AdminResponseError, describeCause, RestateAdminError, readProblem } from "../errors/index.js";
import { type Client, createDeployment } from "../operations.js";

/** In milliseconds: the wait until all nodes know a new deployment. They knew it within 250 (seen on three nodes of 1.7.12). */
export const KNOWN_AFTER = 500;

/** A deployment as the server registered it, or would in a dry run. */
export interface RegisteredDeployment {
  /** `dp_...`. A dry run with a new address returns an id that no deployment has. */
  readonly id: string;
  /**
   * Whether this request registered the address. If false, the server knew it already, perhaps from an earlier attempt of this call
   * whose response was lost. Without `force`, the server has then not looked for new code there.
   */
  readonly isNew: boolean;
  /** Its services with their handlers. */
  readonly services: readonly ServiceMetadata[];
}

/**
 * Registers a deployment, and explains the reason if that fails.
 *
 * Registering the same address again changes nothing, not even the headers, and returns the same id. With `force: true`, the server
 * takes the new code, also for invocations in flight. This call waits half a second after it has registered a new address, or with
 * `force`: the nodes of a cluster learn of it a moment later.
 *
 * @param deployment - `uri`, or `arn` with `assume_role_arn`; and `additional_headers`, `auth`, `breaking`, `dry_run`, `force`,
 * `metadata`, `use_http_11`.
 * @param options - Request options.
 * @throws A {@link RegistrationError} with advice, if the server cannot discover the services, or refuses them.
 * @throws An {@link AdminTimeoutError} if the server or the endpoint does not respond. If `applied` is `unknown`, call it again.
 * @example
 * ```ts
 * const { id, isNew } = await registerDeployment(client, { uri: "http://localhost:9080" });
 * console.log(id, isNew ? "is registered" : "was registered before");
 * ```
 */
export async function registerDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RequestOptions = {},
): Promise<RegisteredDeployment> {
  assertPlainObject(deployment, "registerDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const request = assertArguments("registerDeployment", {}, options);
  const registering = createDeployment(client, deployment, request).withResponse();
  const { data, status } = await registering.catch((error: unknown) => {
    throw explainFailure(deployment, error);
  });
  const isNew = status === 201;
  if ((isNew || deployment.force) && !deployment.dry_run) await wait(KNOWN_AFTER, request.signal);
  return { id: data.id, isNew, services: data.services };
}

/** A deployment that could not be registered. The `cause` is the error of the call, which may repeat credentials of its address. */
export class RegistrationError extends RestateAdminError {
  static override readonly name: string = "RegistrationError";
  /** The URI or ARN, without credentials; `the deployment` if the request has neither. */
  declare readonly address: string;
  /** Restate's error code, such as `META0003` for services that it could not discover. */
  declare readonly restateCode: string | undefined;
  /** The next thing to look at, or to change in the request. */
  declare readonly advice: string;

  /** @param init - `said` is the message of the server. */
  constructor(
    init: Pick<RegistrationError, "address" | "advice" | "cause"> &
      Partial<Pick<RegistrationError, "restateCode" | "calledFunction">> & { readonly said?: string | undefined },
  ) {
    const { said, ...fields } = init;
    const { address, advice } = fields;
    super(`${address} is not registered. ${advice}${said ? ` (${said})` : ""}`, { restateCode: undefined, ...fields });
  }
}

/** The first rule that matches the server's code and words (seen on 1.6.2 and 1.7.12) gives the advice. */
const RULES: readonly (readonly [code: string | undefined, pattern: string, advice: string])[] = [
  [undefined, "not absolute", "The uri has no scheme: add http:// or https:// before it."],
  [undefined, "untagged enum", "There is no valid uri and no arn, or a field has a wrong type."],
  [undefined, "The request field '", "The server does not accept the value of a field."],
  ["META0003", "code '40[13]", "The endpoint requires a header: pass it in additional_headers."],
  ["META0003", "code '4", "It responds, but not as an endpoint of Restate services: check its port and its path."],
  ["META0003", "'arn:", "The server cannot invoke the function: check its credentials, assume_role_arn, the region."],
  ["META0003", "corrupt message", "The endpoint seems to have no TLS: use http:// instead of https://."],
  ["META0003", "", "The server cannot reach it: is it running, and is this its address in the server's network?"],
  ["META0006", "", "The change is breaking: pass breaking: true if nothing needs what was removed or changed."],
  ["META0013", "", "Something other than a Restate SDK responds there, or an SDK that this server does not support."],
  ["META0014", "", "The endpoint seems to support only HTTP/1.1: pass use_http_11: true."],
];

/** Explains the error of a registration. Returns it unchanged if it says enough, or has nothing to do with the deployment. */
function explainFailure(deployment: RegisterDeploymentRequest, cause: unknown): unknown {
  if (!(cause instanceof AdminResponseError)) return cause;
  const { calledFunction, restateCode, body } = cause;
  const words = readProblem(body).message ?? String(body);
  const [, , advice] = RULES.find(([code, pattern]) => code === restateCode && new RegExp(pattern).test(words)) ?? [];
  if (advice === undefined) return cause;
  const { uri: given, arn = "the deployment" }: { readonly uri?: unknown; readonly arn?: string } = deployment;
  const uri = String(given ?? arn);
  const [address, said] = [uri, describeCause(cause, calledFunction)].map((text) => hideSecrets(text, uri));
  return new RegistrationError({ calledFunction, address: address || '""', restateCode, advice, said, cause });
}

/** Removes the user, password and query of a URI, which may be secret, from a string. */
function hideSecrets(text: string, uri: string): string {
  const [, user, query] = /^(?:(?:[^/?#]*\/+)?([^/?#]*@))?[^?#]*(\?[^#]+)?/.exec(uri) ?? [];
  return [user, query].reduce<string>((rest, secret) => (secret ? rest.replaceAll(secret, "") : rest), text);
}
