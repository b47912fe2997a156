import { expect, it } from "vitest";
import { compareServices, type ServiceChanges } from "../../../src/deployments/compare-services.js";

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

const NONE: ServiceChanges = {
  ...{ addedServices: [], removedServices: [], addedHandlers: [], removedHandlers: [] },
  ...{ changedTypes: [], changedHandlers: [] },
};
const change = (...changed: ServiceChanges["changedHandlers"][number]["changed"]) => ({
  changedHandlers: [{ handler: "Cart/add", changed }],
});

it.each<[string, string, Partial<ServiceChanges>]>([
  ["Cart: add; Mail: send", "Mail: send; Cart: add", {}],
  ["Cart: add", "Cart: add; Mail: send; Log: add", { addedServices: ["Log", "Mail"] }],
  ["Cart: add; Mail: send", "Cart: add", { removedServices: ["Mail"] }],
  ["Cart: add", "Cart: clear, add", { addedHandlers: ["Cart/clear"] }],
  ["Cart: add, clear", "Cart: add", { removedHandlers: ["Cart/clear"] }],
  ["Cart: add", "Cart*: add", { changedTypes: ["Cart"] }],
  ["Cart*: add=a>b", "Cart*: add<a>b", change("kind")],
  ["Cart: add<json>b", "Cart: add<bytes>b", change("input")],
  ["Cart: add<a>json", "Cart: add<a>bytes", change("output")],
  ["Cart: add<a>b, clear<a>b", "Cart: clear<a>b, add=b>a", change("kind", "input", "output")],
])("compares %j with %j", (older, newer, changes) => {
  expect(compareServices(write(older), write(newer))).toEqual({ ...NONE, ...changes });
});
