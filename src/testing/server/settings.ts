import { HOST, type Ports } from "./claim-ports.js";

/** Where a server is reached. */
export interface ServerUrls {
  /** The base URL of the Admin API, for `createAdminClient`. */
  readonly adminUrl: string;
  /** The base URL of the ingress, where services are called. */
  readonly ingressUrl: string;
}

export function urlsOf({ admin, ingress }: Ports): ServerUrls {
  return { adminUrl: urlOf(admin), ingressUrl: urlOf(ingress) };
}

export function urlOf(port: number): string {
  return `http://${HOST}:${port}`;
}

/** Composes the settings of a server that is isolated from any other Restate on the machine, regardless of `env`. */
export function composeSettings(
  clusterName: string,
  { admin, ingress, node }: Ports,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    RESTATE_LOG_FORMAT: "compact",
    RESTATE_LOG_DISABLE_ANSI_CODES: "true",
    ...env,
    RESTATE_CLUSTER_NAME: clusterName,
    RESTATE_LISTEN_MODE: "tcp",
    RESTATE_BIND_ADDRESS: `${HOST}:${node}`,
    RESTATE_ADVERTISED_ADDRESS: urlOf(node),
    RESTATE_ADMIN__BIND_ADDRESS: `${HOST}:${admin}`,
    RESTATE_INGRESS__BIND_ADDRESS: `${HOST}:${ingress}`,
    // By default, the server connects to Restate's default port, joins the cluster that runs there, and shuts it down.
    RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify([urlOf(node)]),
    RESTATE_DISABLE_TELEMETRY: "1",
    DO_NOT_TRACK: "1",
  };
}
