import type { CreateCalls } from "../clients/calls.js";
import { createDeployment, getDeployment, query, resumeInvocation } from "../work/clients/hand-written/client.js";

export const createCalls: CreateCalls = (baseUrl) => ({
  getDeployment: (deployment) => getDeployment(baseUrl, deployment),
  resumeInvocation: (invocation, deployment) => resumeInvocation(baseUrl, invocation, { deployment }),
  createDeployment: (uri) => createDeployment(baseUrl, { uri }),
  query: async (sql) => ((await query(baseUrl, { query: sql })) as { readonly rows: unknown }).rows,
});
