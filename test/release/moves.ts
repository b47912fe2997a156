import { at, type Draft, json, operation, rename, replaceText, schema } from "./draft.js";

type Change = (draft: Draft) => void;

const ref = (group: string, name: string) => json({ $ref: `#/components/${group}/${name}` });

/** Moves a value into the components. */
function refer(draft: Draft, owner: Draft, key: string, group: string, name: string): void {
  const components = at(draft, "components");
  components[group] = { ...components[group], [name]: at(owner, key) };
  owner[key] = ref(group, name);
}

function onDeployments(change: (draft: Draft, parameters: Draft, index: string) => void): Change {
  return (draft) => {
    for (const id of ["resume_invocation", "restart_as_new_invocation"]) {
      const parameters = at(operation(draft, id), "parameters");
      const names = Object.values(parameters).map(({ name }) => name);
      change(draft, parameters, String(names.indexOf(json("deployment"))));
    }
  };
}

/** What Restate could write in other words or at another place, wrong as it is. */
export const moved: Readonly<Record<string, Change>> = {
  "the schema of deployment is a component": onDeployments((draft, parameters, index) =>
    refer(draft, at(parameters, index), "schema", "schemas", "PatchDeploymentId"),
  ),
  "deployment may be null, or a component": onDeployments((draft, parameters, index) =>
    refer(draft, at(parameters, index, "schema", "oneOf"), "1", "schemas", "PatchDeploymentId"),
  ),
  "deployment is a component that may not be null": onDeployments((draft, parameters, index) => {
    const { description: _, ...alternatives } = at(parameters, index, "schema", "oneOf", "1");
    Object.assign(at(parameters, index), { schema: alternatives });
    refer(draft, at(parameters, index), "schema", "schemas", "PatchDeploymentId");
  }),
  "the parameter is a component": onDeployments((draft, parameters, index) =>
    refer(draft, parameters, index, "parameters", "Deployment"),
  ),
  "state is a component": (draft) =>
    refer(draft, schema(draft, "ModifyServiceStateRequest", "properties"), "new_state", "schemas", "State"),
  "a value of the state is a component": (draft) =>
    refer(
      draft,
      schema(draft, "ModifyServiceStateRequest", "properties", "new_state"),
      "additionalProperties",
      "schemas",
      "Value",
    ),
  "a refusal is a component": (draft) =>
    refer(draft, at(operation(draft, "delete_deployment"), "responses"), "501", "responses", "NotImplemented"),
  "rows are a component": (draft) =>
    refer(draft, at(operation(draft, "query"), "responses"), "200", "responses", "Rows"),
};

function callOperation(id: string, name: string): Change {
  return (draft) => {
    operation(draft, id).operationId = json(name);
  };
}

function renameParameter(from: string, to: string): Change {
  return (draft) => {
    const paths = at(draft, "paths");
    for (const path of Object.keys(paths).filter((each) => each.includes(`{${from}}`))) {
      rename(paths, path, path.replace(`{${from}}`, `{${to}}`), replaceText(`"name":"${from}"`, `"name":"${to}"`));
    }
  };
}

/** What is called by another name, and is the same on the wire. */
export const renamed: Readonly<Record<string, Change>> = {
  "an operation has another name": callOperation("get_kafka_cluster", "read_kafka_cluster"),
  "an operation that many corrections name has another name": callOperation("query", "run_query"),
  "two operations swap their names": (draft) => {
    const [kill, cancel] = ["kill_invocation", "cancel_invocation"].map((id) => operation(draft, id));
    [kill ?? {}, cancel ?? {}].forEach((each, index) => {
      each.operationId = json(["cancel_invocation", "kill_invocation"][index]);
    });
  },
  "a path parameter has another name": renameParameter("subscription", "subscription_id"),
  "the id of an invocation has another name": renameParameter("invocation_id", "id"),
};
