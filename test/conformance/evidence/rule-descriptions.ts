import { type Evidence, exchange } from "./evidence.js";
import { knowsNoNone, knowsNoRustNames, replacesWithoutPrecondition } from "./rule-behaviour.js";

const overlay = "request-descriptions";

/** The part about rules of `request-descriptions`. */
export const ruleDescriptions: readonly Evidence[] = [
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'upsert_rules']",
    said: {
      at: ["paths", "/limits/rules", "put", "description"],
      words: "`DoesNotExist` makes the entry a strict insert",
    },
    show: [knowsNoRustNames, exchange("upsert_rules", "one that must not be there", 409)],
  },
  {
    overlay,
    target: "$.components.schemas.Precondition",
    said: { at: ["components", "schemas", "Precondition", "description"], words: "[`Precondition::DoesNotExist`]" },
    show: [knowsNoRustNames],
  },
  {
    overlay,
    target: "$.components.schemas.UpsertRuleRequest",
    said: { at: ["components", "schemas", "UpsertRuleRequest", "description"], words: "`Precondition::None`" },
    show: [replacesWithoutPrecondition],
  },
  {
    overlay,
    target: "$.components.schemas.UserLimits",
    said: { at: ["components", "schemas", "UserLimits", "description"], words: "[`crate::PersistedRule`]" },
    show: [knowsNoNone],
  },
  {
    overlay,
    target: "$.components.schemas.UserLimits.properties.concurrency",
    said: {
      at: ["components", "schemas", "UserLimits", "properties", "concurrency", "description"],
      words: "`None` means unlimited.",
    },
    show: [knowsNoNone],
  },
];
