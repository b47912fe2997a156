/** A documented answer that no request of this suite has brought, and why. The first entry that is for it counts. */
export interface Unprovokable {
  readonly operations: readonly string[] | "*";
  readonly status: number;
  readonly form?: string;
  readonly versions?: string;
  readonly why: string;
}

const reads = ["get_deployment", "get_service", "get_service_handler", "get_service_openapi", "get_subscription"];
const lists = ["list_services", "list_service_handlers"];
const noMetadata = "needs a failure of the metadata store, which a single node has in its own process";

export const unprovokable: readonly Unprovokable[] = [
  {
    operations: ["cluster_health"],
    status: 500,
    why: "needs a cluster that is not provisioned; a single node opens its Admin API only once it is",
  },
  {
    operations: ["cluster_health"],
    status: 503,
    why: "needs a cluster that is not provisioned; a single node opens its Admin API only once it is",
  },
  {
    operations: ["query"],
    status: 503,
    why: "needs a node that has no query engine; without workers it answers 500",
  },
  {
    operations: ["list_services"],
    status: 400,
    why: "takes no input that could be wrong",
  },
  {
    operations: ["list_services"],
    status: 404,
    why: "takes no input that could be unknown",
  },
  {
    operations: ["get_deployment", "delete_deployment", "get_kafka_cluster", "get_subscription", "delete_subscription"],
    status: 400,
    form: "json",
    why: "what is wrong with the path or the query string is answered in text",
  },
  {
    operations: [...reads, ...lists],
    status: 400,
    form: "json",
    why: "any name that is UTF-8 is looked for",
  },
  {
    operations: ["create_deployment", "create_kafka_cluster", "create_subscription"],
    status: 404,
    why: "makes something new; what it refers to is answered with 400 when there is no such thing",
  },
  {
    operations: "*",
    status: 405,
    why: "no request with the operation's own method brings it; another method is answered with no body",
  },
  {
    operations: ["update_deployment"],
    status: 409,
    why: "an address of another deployment or another type of a service is answered with 200",
  },
  {
    operations: ["create_subscription"],
    status: 409,
    why: "the same subscription again is answered with 201",
  },
  {
    operations: [
      ...reads,
      ...lists,
      "get_kafka_cluster",
      "delete_deployment",
      "delete_subscription",
      "modify_service",
      "modify_service_state",
    ],
    status: 409,
    why: "has nothing to be in conflict with",
  },
  {
    operations: ["bulk_delete_rules"],
    status: 422,
    form: "json",
    why: "for the limit on the number of rules, which a deletion can't exceed",
  },
  {
    operations: ["modify_service_state"],
    status: 500,
    versions: "<1.7.0",
    why: "needs a failure of the server's own; there are no scopes yet",
  },
  {
    operations: "*",
    status: 500,
    why: noMetadata,
  },
];
