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
    operations: ["get_cluster_health"],
    status: 500,
    why: "needs a cluster that is not provisioned; a single node opens its Admin API only once it is",
  },
  {
    operations: ["get_cluster_health"],
    status: 503,
    why: "needs a cluster that is not provisioned; a single node opens its Admin API only once it is",
  },
  {
    operations: ["query"],
    status: 503,
    why: "needs a node without a query engine; without workers the server responds with 500",
  },
  {
    operations: ["list_services"],
    status: 400,
    why: "takes no input that could be invalid",
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
    why: "the server responds with text to an error in the path or the query string",
  },
  {
    operations: [...reads, ...lists],
    status: 400,
    form: "json",
    why: "any UTF-8 name is valid",
  },
  {
    operations: ["create_deployment", "create_kafka_cluster", "create_subscription"],
    status: 404,
    why: "creates something new; the server responds with 400 if it refers to something that does not exist",
  },
  {
    operations: "*",
    status: 405,
    why: "only another method causes it, and then without a body",
  },
  {
    operations: ["update_deployment"],
    status: 409,
    why: "the server responds with 200 to the address of another deployment or another service type",
  },
  {
    operations: ["create_subscription"],
    status: 409,
    why: "the server responds with 201 to the same subscription again",
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
    why: "nothing can conflict",
  },
  {
    operations: ["bulk_delete_rules"],
    status: 422,
    form: "json",
    why: "applies to the limit on the number of rules, which a deletion cannot exceed",
  },
  {
    operations: ["modify_service_state"],
    status: 500,
    versions: "<1.7.0",
    why: "needs an internal failure; this version has no scopes",
  },
  {
    operations: "*",
    status: 500,
    why: noMetadata,
  },
];
