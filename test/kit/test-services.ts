import {
  type Context,
  handlers,
  type ObjectContext,
  type ObjectSharedContext,
  object,
  type ServiceDefinition,
  serde,
  service,
  type WorkflowContext,
  workflow,
} from "@restatedev/restate-sdk";

export interface TestDeployment {
  readonly label: string;
  broken: boolean;
}

type AnyService = ServiceDefinition<string, unknown>;

/** Creates the services that the suite calls. The handlers of each deployment answer with its label. */
export function createTestServices(deployment: TestDeployment, prefix = ""): readonly AnyService[] {
  return [createTask(deployment, prefix), createCounter(prefix), createSignup(prefix)];
}

/** Creates a service as an operator meets it: a handler that fails until it is paused, and a handler that takes long. */
function createTask(deployment: TestDeployment, prefix: string): AnyService {
  return service({
    name: `${prefix}Task`,
    handlers: {
      /** Fails in a broken deployment, after a step: only an invocation with something in its journal is pinned. */
      run: async (ctx: Context): Promise<string> => {
        const started = await ctx.run("start", () => `started on ${deployment.label}`);
        if (deployment.broken) throw new Error(`${deployment.label} is broken`);
        return `${started}, finished on ${deployment.label}`;
      },
      sleep: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => "started");
        await ctx.sleep({ days: 1 });
      },
      /** Returns the header that a deployment adds to each request of Restate. */
      tenant: async (ctx: Context): Promise<string> =>
        `${deployment.label} ${ctx.request().attemptHeaders.get("x-tenant") ?? "none"}`,
    },
    options: {
      retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" },
    },
  });
}

function createCounter(prefix: string): AnyService {
  return object({
    name: `${prefix}Counter`,
    description: "Counts",
    handlers: {
      add: handlers.object.exclusive({ description: "Adds a number" }, async (ctx: ObjectContext, by: number) => {
        const count = ((await ctx.get<number>("count")) ?? 0) + by;
        ctx.set("count", count);
        return count;
      }),
      /** Returns the bytes of every state entry, in hexadecimal. It waits for its turn at the key. */
      dump: async (ctx: ObjectContext): Promise<Record<string, string>> => {
        // An object in which `__proto__` is a key like any other.
        const dump: Record<string, string> = Object.create(null);
        for (const key of await ctx.stateKeys()) {
          dump[key] = Buffer.from((await ctx.get(key, serde.binary)) ?? []).toString("hex");
        }
        return dump;
      },
      peek: handlers.object.shared(async (ctx: ObjectSharedContext) => (await ctx.get<number>("count")) ?? 0),
    },
  });
}

function createSignup(prefix: string): AnyService {
  return workflow({
    name: `${prefix}Signup`,
    handlers: {
      run: async (ctx: WorkflowContext): Promise<string> => `${ctx.key} is signed up`,
    },
  });
}
