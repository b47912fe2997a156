import type { CreateCalls } from "../clients/calls.js";
import { createClient } from "../work/clients/hey-api/client/index.js";
import { createDeployment, getDeployment, query, resumeInvocation } from "../work/clients/hey-api/index.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const client = createClient({ baseUrl });
  return {
    getDeployment: async (deployment) => (await getDeployment({ client, path: { deployment } })).data,
    resumeInvocation: async (invocation_id, deployment) => {
      await resumeInvocation({ client, path: { invocation_id }, query: { deployment } });
    },
    createDeployment: async (uri) => (await createDeployment({ client, body: { uri } })).data,
    query: async (sql) => (await query({ client, body: { query: sql } })).data?.rows,
  };
};
