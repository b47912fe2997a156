import type { DetailedDeploymentResponse, RegisterDeploymentRequest, ServiceMetadata } from "../../generated/index.js";
import { assertArguments, assertPlainObject, DURATION, type RequestOptions } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, createDeployment, getDeployment } from "../operations.js";
import { explainFailure } from "./explain-failure.js";
import { settle } from "./settle.js";

/** Options of {@link registerDeployment}. */
export interface RegisterOptions extends RequestOptions {
  /**
   * The longest time to wait until every node uses the deployment, in milliseconds. With several addresses in `baseUrl`, the
   * wait ends as soon as each of them lists it, after 250 ms at most where all are healthy; with one, it takes 500 ms. 0 does
   * not wait: then other nodes may take an older deployment for `latest` for a moment. Default: 5000.
   */
  readonly settle?: number | undefined;
}

/** A deployment as the server registered it, or would in a dry run. */
export interface RegisteredDeployment {
  /** `dp_...`. In a dry run of an address that is not registered yet, it is not real. */
  readonly id: string;
  /**
   * Whether the server has registered its address now. If false, it was registered before, or by an attempt of this call whose
   * response was lost, and nothing changes without `force`: the server does not look for new code at an address that it knows.
   */
  readonly isNew: boolean;
  /** Its services with their handlers. */
  readonly services: readonly ServiceMetadata[];
}

/**
 * A deployment that could not be registered, or may not have been. The message says what to look at; the `cause` is the
 * error of the call, which may contain credentials of the address that the server repeated.
 */
export class RegistrationError extends RestateAdminError {
  static override readonly name: string = "RegistrationError";
  /** The URI or ARN, without credentials. */
  declare readonly address: string;
  /** Restate's error code, such as `META0003` for services that it could not discover. */
  declare readonly restateCode: string | undefined;
  /** What to look at, or to change in the request. */
  declare readonly advice: string;
  /** Whether the server may have registered it all the same: the request was sent, and got no response. */
  declare readonly maybeRegistered: boolean;

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `uri` is the URI as it was given, to remove its credentials from the message.
   */
  constructor({
    uri,
    maybeRegistered = false,
    ...rest
  }: {
    readonly address: string;
    readonly uri?: string;
    readonly restateCode?: string | undefined;
    readonly advice: string;
    readonly maybeRegistered?: boolean;
    readonly cause?: unknown;
  }) {
    const { address, restateCode, advice, cause } = rest;
    // The server repeats its code, which the end of the message has with a link.
    const said = cause instanceof Error ? cause.message.replaceAll(`[${restateCode}] `, "") : "";
    const words = said && ` (${hideSecrets(said, uri)})`;
    const state = maybeRegistered ? "may or may not be registered" : "is not registered";
    const fields = { restateCode: undefined, ...rest, maybeRegistered };
    super(`${address} ${state}. ${advice}${words}`, fields);
  }
}

/** Registers a deployment, and explains why if that fails: see {@link AdminClient.registerDeployment}. */
export async function registerDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RegisterOptions = {},
): Promise<RegisteredDeployment> {
  assertPlainObject(deployment, "registerDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const checked = assertArguments("registerDeployment", {}, options, { settle: DURATION });
  const { settle: longest, ...request } = checked;
  const registered = await register(client, deployment, request);
  if (!deployment.dry_run) await settle(client, registered.services, request, longest);
  return registered;
}

/** Registers a deployment, as {@link registerDeployment} does, without waiting for the nodes. */
export async function register(
  client: Client,
  deployment: RegisterDeploymentRequest,
  request: RequestOptions,
): Promise<RegisteredDeployment> {
  const { data, status } = await createDeployment(client, deployment, request)
    .withResponse()
    .catch((error: unknown) => throwExplained(deployment, error));
  const { id, services } = data;
  const isNew = status === 201;
  if (!isNew && !deployment.force && "uri" in deployment)
    assertSameAddress(await getDeployment(client, id, request), deployment);
  return { id, isNew, services };
}

const FIND_OUT = " To find out, look for it with listDeployments, or register it again.";

function throwExplained(deployment: RegisterDeploymentRequest, error: unknown): never {
  const explanation = explainFailure(error);
  if (!explanation) throw error;
  const maybeRegistered = explanation.maybeRegistered && !deployment.dry_run;
  const advice = explanation.advice + (maybeRegistered ? FIND_OUT : "");
  throw new RegistrationError({
    address: readAddress(deployment),
    ...("uri" in deployment && { uri: deployment.uri }),
    ...explanation,
    advice,
    maybeRegistered,
    cause: error,
  });
}

/** Replaces the user, password and query of a URI, which may be secret, wherever a string repeats them. */
function hideSecrets(text: string, uri = ""): string {
  const [, user, query] = /^(?:[^/?#]*\/\/)?([^/?#]*@)?[^?#]*(\?[^#]+)?/.exec(uri) ?? [];
  return [user, query].reduce<string>((rest, secret) => (secret ? rest.replaceAll(secret, "***") : rest), text);
}

/**
 * The server keeps the registered address if the given one has another scheme or query string (seen on 1.6.2 and 1.7.12).
 *
 * @throws RegistrationError if it has.
 */
function assertSameAddress(registered: DetailedDeploymentResponse, deployment: RegisterDeploymentRequest): void {
  if (!("uri" in deployment && "uri" in registered)) return;
  const [given, kept] = [new URL(deployment.uri), new URL(registered.uri)];
  const part = given.protocol === kept.protocol ? given.search !== kept.search && "query string" : "scheme";
  if (!part) return;
  const advice = `It is registered with another ${part}, as ${registered.id}, and only that address is used: pass force: true to replace it.`;
  throw new RegistrationError({ address: readAddress(deployment), advice });
}

function readAddress(deployment: RegisterDeploymentRequest): string {
  if ("arn" in deployment) return deployment.arn;
  const uri = String(deployment.uri ?? "the deployment");
  // The scheme of "localhost:9080" would be "localhost".
  if (!uri.includes("//") || !URL.canParse(uri)) return uri.replace(/[?#].*/s, "").replace(/^.*@/s, "") || '""';
  const { protocol, host, pathname } = new URL(uri);
  return `${protocol}//${host}${pathname}`;
}
