import {
  type Context,
  handlers,
  type ObjectContext,
  object,
  type ServiceDefinition,
  service,
  TerminalError,
} from "@restatedev/restate-sdk";

const HOUR = 3_600_000;
/** A back-off that is long enough for the invocation to go back to its virtual queue. */
const BACK_TO_QUEUE = 2_700;

export interface Shop {
  readonly services: readonly ServiceDefinition<string, unknown>[];
  /** The ids of the invocations that are in an attempt that does not end. */
  readonly hanging: ReadonlySet<string>;
  /** How often `pack` was called. */
  readonly packing: { readonly attempts: number };
}

export function createShop(): Shop {
  /** The invocations that are in the attempt that does not end. */
  const hanging = new Set<string>();
  const failed = new Set<string>();
  const packing = { attempts: 0 };
  const step = (ctx: Context) => ctx.run("reserve", () => 1);
  const fail = (message: string): never => {
    throw new Error(message);
  };
  const failOnce = (ctx: Context, message: string): void => {
    const id = String(ctx.request().id);
    if (failed.has(id)) return;
    failed.add(id);
    fail(message);
  };
  const hang = (ctx: Context): Promise<void> => {
    hanging.add(String(ctx.request().id));
    return new Promise((resolve) => setTimeout(resolve, HOUR).unref());
  };
  const sleep = async (ctx: Context): Promise<void> => {
    await step(ctx);
    await ctx.sleep({ days: 1 });
  };
  const recover = async (ctx: Context): Promise<void> => {
    await step(ctx);
    failOnce(ctx, "only once");
    await ctx.run("charge", () => 1);
    await ctx.run("ship", () => 1);
    await ctx.sleep({ days: 1 });
  };
  const repeat = async (ctx: Context): Promise<void> => {
    await step(ctx);
    failOnce(ctx, "busy");
    await hang(ctx);
  };
  const reject = async (ctx: Context, errorCode: number): Promise<void> => {
    await step(ctx);
    throw new TerminalError(`no "stock" \\ für 1`, { errorCode });
  };
  const retry = (initialInterval: number, run: (ctx: Context, input: number) => Promise<unknown>) =>
    handlers.handler({ retryPolicy: { initialInterval } }, run);
  const pauseAfter = (maxAttempts: number, run: (ctx: Context) => Promise<unknown>) =>
    handlers.handler({ retryPolicy: { initialInterval: 10, maxAttempts, onMaxAttempts: "pause" } }, run);
  const shop = service({
    name: "Shop",
    handlers: {
      sleep,
      think: hang,
      nap: handlers.handler({ inactivityTimeout: { milliseconds: 1 } }, sleep),
      open: retry(HOUR, async () => fail("closed")),
      charge: retry(HOUR, async (ctx, card) => {
        await step(ctx);
        await ctx.run("charge", () => fail(`card ${card} declined`));
      }),
      repeat: retry(10, repeat),
      repeatLater: retry(BACK_TO_QUEUE, repeat),
      pack: pauseAfter(2, async (ctx) => {
        await step(ctx);
        // The last of several failures counts.
        fail(packing.attempts++ % 2 === 0 ? "no tape" : "no box");
      }),
      unlock: pauseAfter(3, async () => fail("no key")),
      recover: retry(10, recover),
      recoverLater: retry(BACK_TO_QUEUE, recover),
      retry: retry(10, async (ctx) => {
        await step(ctx);
        failOnce(ctx, "not yet");
      }),
      reject,
      refuse: reject,
    },
    options: { inactivityTimeout: { hours: 1 } },
  });
  const shelf = object({
    name: "Shelf",
    handlers: {
      hold: async (ctx: ObjectContext) => sleep(ctx),
      add: async (ctx: ObjectContext) => ctx.set("count", 1),
      reject: async (ctx: ObjectContext, code: number) => reject(ctx, code),
    },
    options: { inactivityTimeout: { hours: 1 } },
  });
  return { services: [shop, shelf], hanging, packing };
}

/** The endpoint of this service is closed before it is called. */
export function createGone(): ServiceDefinition<string, unknown> {
  return service({
    name: "Gone",
    handlers: { run: handlers.handler({ retryPolicy: { initialInterval: HOUR } }, async (_: Context) => {}) },
  });
}
