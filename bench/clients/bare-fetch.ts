import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => ({
  getDeployment: async (deployment) => (await fetch(`${baseUrl}/deployments/${deployment}`)).json(),
  resumeInvocation: async (invocation, deployment) => {
    const response = await fetch(`${baseUrl}/invocations/${invocation}/resume?deployment=${deployment}`, {
      method: "PATCH",
    });
    await response.arrayBuffer();
  },
  createDeployment: async (uri) => {
    const response = await fetch(`${baseUrl}/deployments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ uri }),
    });
    return response.json();
  },
  query: async (query) => {
    const headers = { accept: "application/json", "content-type": "application/json" };
    const response = await fetch(`${baseUrl}/query`, { method: "POST", headers, body: JSON.stringify({ query }) });
    return ((await response.json()) as { readonly rows: unknown }).rows;
  },
});
