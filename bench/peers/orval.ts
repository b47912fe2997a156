import type { CreateCalls } from "../clients/calls.js";
import { createDeployment, getDeployment, query, resumeInvocation } from "../work/clients/orval/client.js";

/** The generated code contains the address. */
export const createCalls: CreateCalls = () => ({
  getDeployment: async (deployment) => (await getDeployment(deployment)).data,
  resumeInvocation: async (invocation, deployment) => {
    await resumeInvocation(invocation, { deployment });
  },
  createDeployment: async (uri) => (await createDeployment({ uri })).data,
  query: async (sql) => ((await query({ query: sql })).data as { readonly rows: unknown }).rows,
});
