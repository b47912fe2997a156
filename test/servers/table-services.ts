import {
  type Context,
  handlers,
  type ObjectContext,
  object,
  type ServiceDefinition,
  service,
  TerminalError,
  type WorkflowContext,
  type WorkflowSharedContext,
  workflow,
} from "@restatedev/restate-sdk";

/** Services whose invocations get into every state, beside the test services: for the rows of the SQL tables. */
export function createTableServices(): readonly ServiceDefinition<string, unknown>[] {
  return [createStates(), createGate(), createVow()];
}

function createStates(): ServiceDefinition<string, unknown> {
  return service({
    name: "States",
    handlers: {
      /** Fails in a step that has a name, and waits long for the next attempt. */
      fail: async (ctx: Context): Promise<void> => {
        await ctx.run("begin", () => "begun");
        await ctx.run("charge", () => {
          throw new Error('card "1234" declined');
        });
      },
      /** Fails for good. */
      give: async (): Promise<void> => {
        throw new TerminalError("given up", { errorCode: 418 });
      },
      /** Fails once, and then succeeds. */
      recover: handlers.handler(
        { retryPolicy: { initialInterval: 20, maxAttempts: 5 } },
        async (ctx: Context): Promise<string> => {
          const attempts = recovered.get(ctx.request().id.toString()) ?? 0;
          recovered.set(ctx.request().id.toString(), attempts + 1);
          if (attempts === 0) throw new Error("not yet");
          return "recovered";
        },
      ),
      /** Fails in the same way several times, and is paused. */
      repeat: handlers.handler(
        { retryPolicy: { initialInterval: 10, exponentiationFactor: 1, maxAttempts: 4, onMaxAttempts: "pause" } },
        async (): Promise<void> => {
          throw new Error("as always");
        },
      ),
      /** Calls another one, waits for its answer, and is suspended meanwhile. */
      call: handlers.handler({ inactivityTimeout: 50 }, async (ctx: Context): Promise<unknown> => {
        await ctx.run("begin", () => "begun");
        return ctx.genericCall({ service: "Gate", method: "hold", key: "called", parameter: new Uint8Array() });
      }),
    },
    options: { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 }, maxAttempts: 10 } },
  });
}

const recovered = new Map<string, number>();

function createGate(): ServiceDefinition<string, unknown> {
  return object({
    name: "Gate",
    handlers: {
      /** Holds its key for a day. */
      hold: async (ctx: ObjectContext): Promise<void> => {
        ctx.set("held", "by hold");
        await ctx.sleep({ days: 1 });
      },
      pass: async (): Promise<void> => {},
    },
  });
}

function createVow(): ServiceDefinition<string, unknown> {
  return workflow({
    name: "Vow",
    handlers: {
      run: async (ctx: WorkflowContext): Promise<string> => ctx.promise<string>("answer").get(),
      resolve: handlers.workflow.shared(async (ctx: WorkflowSharedContext): Promise<string> => {
        await ctx.promise<string>("answer").resolve("yes");
        return "resolved";
      }),
      reject: handlers.workflow.shared(async (ctx: WorkflowSharedContext): Promise<string> => {
        await ctx.promise<string>("answer").reject("no");
        return "rejected";
      }),
    },
  });
}
