import type { CreateCalls } from "../clients/calls.js";
import {
  configure,
  create_deployment,
  get_deployment,
  query,
  resume_invocation,
} from "../work/clients/redocly generate-client/client.js";

export const createCalls: CreateCalls = (baseUrl) => {
  configure({ serverUrl: baseUrl });
  return {
    getDeployment: (deployment) => get_deployment({ path: { deployment } }),
    resumeInvocation: (invocation_id, deployment) =>
      resume_invocation({ path: { invocation_id }, query: { deployment } }),
    createDeployment: (uri) => create_deployment({ body: { uri } }),
    query: async (sql) => (await query({ body: { query: sql } })).rows,
  };
};
