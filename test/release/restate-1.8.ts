import semver from "semver";
import { at, type Draft, json, replaceText, schema } from "./draft.js";
import { type Mutation, newest } from "./mutation.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Names the alternatives of a deployment, each with a `type` of one value. */
function discriminate(draft: Draft, name: string): void {
  const mapping = Object.values(at(schema(draft, name), "oneOf")).map((alternative) => {
    const { title, required, properties, ...rest } = alternative;
    const own = String(title);
    const value = own.startsWith("Http") ? "http" : "lambda";
    const type = own.replace("Detailed", "").replace("Response", "Type");
    schema(draft)[type] = json({ type: "string", enum: [value] });
    schema(draft)[own] = json({
      ...rest,
      required: ["type", ...Object.values(required ?? {})],
      properties: { type: ref(type), ...properties },
    });
    return [value, ref(own)] as const;
  });
  const pointers = Object.fromEntries(mapping.map(([value, { $ref }]) => [value, $ref]));
  schema(draft)[name] = json({
    oneOf: mapping.map(([, alternative]) => alternative),
    discriminator: { propertyName: "type", mapping: pointers },
  });
}

/** Whether Restate 1.8 is not here yet. Afterwards, nobody needs this file. */
export const isComing: boolean = semver.lt(newest, "1.8.0");

/** What Restate 1.8 changes in the document and the tables of 1.7, by its release notes and its source. */
export const restate18: Readonly<Record<string, Mutation>> = {
  "an operation is gone": {
    change: (draft) => {
      delete at(draft, "paths")["/cluster-health"];
      for (const name of ["ClusterHealthResponse", "EmbeddedMetadataClusterHealth", "PlainNodeId"]) {
        delete schema(draft)[name];
      }
    },
    lines: ["Deprecated: `getClusterHealth()`: `GET /cluster-health`, which newer servers do not have"],
  },
  "a table is gone": {
    changeTables: (rows) => rows.filter(({ table_name }) => table_name !== "sys_keyed_service_status"),
    lines: ["Removed: **Breaking:** the SQL table `sys_keyed_service_status`"],
  },
  "deployments are told apart by their type": {
    change: (draft) => {
      for (const name of ["DeploymentResponse", "DetailedDeploymentResponse"]) discriminate(draft, name);
    },
    lines: [
      "Added: `listDeployments()`: `deployments[].type` in the response",
      "Added: `getDeployment()` and `updateDeployment()`: `type` in the response",
    ],
  },
  "scalars are no components": {
    change: (draft) => {
      for (const name of ["u32", "String"]) {
        const inline = JSON.stringify(schema(draft, name)).slice(1, -1);
        delete schema(draft)[name];
        Object.assign(draft, replaceText(`"$ref":"#/components/schemas/${name}"`, inline)(draft));
      }
    },
    lines: [],
  },
  "deployment is a component": {
    change: (draft) => {
      const words = { type: "string", enum: ["latest", "keep"] };
      schema(draft).PatchDeploymentId = json({ anyOf: [words, { type: "string", description: "A deployment id" }] });
      for (const action of ["resume", "restart-as-new"]) {
        const parameters = at(draft, "paths", `/invocations/{invocation_id}/${action}`, "patch", "parameters");
        const deployment = Object.values(parameters).find(({ name }) => name === json("deployment"));
        Object.assign(deployment ?? {}, { schema: { oneOf: [{ type: "null" }, ref("PatchDeploymentId")] } });
      }
    },
    lines: [],
  },
};
