import { expect, it } from "vitest";
import { compareServices, type ServiceChange } from "../../../src/deployments/compare-services.js";

type Services = Parameters<typeof compareServices>[0];

/** Writes `Cart: add, clear` as a service, `Cart*: add` as a virtual object, and `add<a>b` with the kind `<`, input a and output b. */
function write(services: string): Services {
  return services.split("; ").map((service) => {
    const [name = "", handlers = ""] = service.split(": ");
    const list = handlers.split(", ").map((handler) => {
      const [, own = "", kind, input = "none", output = "none"] = /^(\w+)(?:([<=])(\w*)>(\w*))?$/.exec(handler) ?? [];
      const ty = kind === "=" ? ("Shared" as const) : ("Exclusive" as const);
      const details = { input_description: input, output_description: "a body", output_json_schema: { type: output } };
      return { name: own, ty, public: true, ...details };
    });
    return { name: name.replace("*", ""), ty: name.endsWith("*") ? "VirtualObject" : "Service", handlers: list };
  });
}

it.each<[string, string, Readonly<Record<string, ServiceChange["changed"]>>]>([
  ["Cart: add; Mail: send", "Mail: send; Cart: add", {}],
  ["Cart: add", "Cart: add; Mail: send; Log: add", { Log: ["added"], Mail: ["added"] }],
  ["Cart: add; Mail: send", "Cart: add", { Mail: ["removed"] }],
  ["Cart: add", "Cart: clear, add", { "Cart/clear": ["added"] }],
  ["Cart: add, clear", "Cart: add", { "Cart/clear": ["removed"] }],
  ["Cart: add", "Cart*: add", { Cart: ["type"] }],
  ["Cart*: add=a>b", "Cart*: add<a>b", { "Cart/add": ["kind"] }],
  ["Cart: add<json>b", "Cart: add<bytes>b", { "Cart/add": ["input"] }],
  ["Cart: add<a>json", "Cart: add<a>bytes", { "Cart/add": ["output"] }],
  ["Cart: add<a>b, clear<a>b", "Cart: clear<a>b, add=b>a", { "Cart/add": ["kind", "input", "output"] }],
])("compares %j with %j", (older, newer, changes) => {
  const want = Object.entries(changes).map(([name, changed]) => ({ name, changed }));
  expect(compareServices(write(older), write(newer))).toEqual(want);
});
