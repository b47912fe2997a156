import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";

export function createNapper(): ServiceDefinition<string, unknown> {
  return service({
    name: "Napper",
    handlers: {
      nap: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => "started");
        await ctx.sleep({ days: 1 });
      },
    },
    options: { inactivityTimeout: { milliseconds: 1 } },
  });
}
