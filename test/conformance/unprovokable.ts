/** A documented answer that no request of this suite has provoked, and why. The first entry that matches an answer counts. */
export interface Unprovokable {
  readonly operations: readonly string[] | "*";
  readonly status: number;
  readonly form?: string;
  readonly versions?: string;
  readonly why: string;
}

const reads = ["get_deployment", "get_service", "get_service_handler", "get_service_openapi", "get_subscription"];
const lists = ["list_services", "list_service_handlers"];
const without409 = [
  "get_kafka_cluster",
  "delete_deployment",
  "delete_subscription",
  "modify_service",
  "modify_service_state",
];

const notProvisioned = "needs a cluster that is not provisioned; a single node opens its Admin API only once it is";

type Why = readonly [operations: Unprovokable["operations"], status: number, why: string, rest?: Partial<Unprovokable>];

const reasons: readonly Why[] = [
  [["get_cluster_health"], 500, notProvisioned],
  [["get_cluster_health"], 503, notProvisioned],
  [["query"], 503, "needs a node without a query engine; without workers the server responds with 500"],
  [["list_services"], 400, "takes no input that could be invalid"],
  [["list_services"], 404, "takes no input that could be unknown"],
  [
    ["get_deployment", "delete_deployment", "get_kafka_cluster", "get_subscription", "delete_subscription"],
    400,
    "the server responds with text to an error in the path or the query string",
    { form: "json" },
  ],
  [[...reads, ...lists], 400, "any UTF-8 name is valid", { form: "json" }],
  [
    ["create_deployment", "create_kafka_cluster", "create_subscription"],
    404,
    "creates something new; the server responds with 400 if it refers to something that does not exist",
  ],
  ["*", 405, "only another method causes it, and then without a body"],
  [
    ["update_deployment"],
    409,
    "the server responds with 200 to the address of another deployment or another service type",
  ],
  [["create_subscription"], 409, "the server responds with 201 to the same subscription again"],
  [[...reads, ...lists, ...without409], 409, "nothing can conflict"],
  [
    ["bulk_delete_rules"],
    422,
    "applies to the limit on the number of rules, which a deletion cannot exceed",
    { form: "json" },
  ],
  [["modify_service_state"], 500, "needs an internal failure; this version has no scopes", { versions: "<1.7.0" }],
  ["*", 500, "needs a failure of the metadata store, which a single node has in its own process"],
];

export const unprovokable: readonly Unprovokable[] = reasons.map(([operations, status, why, rest]) => {
  return { operations, status, why, ...rest };
});
