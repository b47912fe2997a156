import type { CreateCalls } from "./clients/calls.js";
import { verifyCalls } from "./verify-calls.js";

export interface LoadedClients {
  readonly create: Map<string, CreateCalls>;
  readonly failures: Record<string, string>;
}

/** Imports compiled clients, and returns those that make the three calls correctly. */
export async function loadClients(urls: Readonly<Record<string, string>>, baseUrl: string): Promise<LoadedClients> {
  const loaded: LoadedClients = { create: new Map(), failures: {} };
  const { fetch } = globalThis;
  for (const [name, url] of Object.entries(urls)) {
    try {
      const { createCalls } = (await import(url)) as { createCalls: CreateCalls };
      await verifyCalls(createLate(createCalls, baseUrl), baseUrl);
      loaded.create.set(name, createCalls);
    } catch (error) {
      loaded.failures[name] = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    } finally {
      globalThis.fetch = fetch;
    }
  }
  return loaded;
}

/** openapi-fetch takes `fetch` when a client is created, so each call here creates its own client. */
function createLate(createCalls: CreateCalls, baseUrl: string): ReturnType<CreateCalls> {
  return {
    getDeployment: (deployment) => createCalls(baseUrl).getDeployment(deployment),
    resumeInvocation: (invocation, target) => createCalls(baseUrl).resumeInvocation(invocation, target),
    createDeployment: (uri) => createCalls(baseUrl).createDeployment(uri),
  };
}
