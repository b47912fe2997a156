import { expect } from "vitest";
import { type EvidenceContext, exchange, type OverlayEvidence, operations } from "./evidence.js";

/** The part about rules of `request-descriptions`. */
export const ruleDescriptions: readonly OverlayEvidence[] = [
  {
    target: operations("upsert_rules"),
    said: { at: "paths /limits/rules put description", words: "`DoesNotExist` makes the entry a strict insert" },
    show: [knowsNoRustNames, exchange("upsert_rules", "one that must not be there", 409)],
  },
  {
    target: "$.components.schemas.Precondition",
    said: { at: "components schemas Precondition description", words: "[`Precondition::DoesNotExist`]" },
    show: [knowsNoRustNames],
  },
  {
    target: "$.components.schemas.UpsertRuleRequest",
    said: { at: "components schemas UpsertRuleRequest description", words: "`Precondition::None`" },
    show: [replacesWithoutPrecondition],
  },
  {
    target: "$.components.schemas.UserLimits",
    said: { at: "components schemas UserLimits description", words: "[`crate::PersistedRule`]" },
    show: [knowsNoNone],
  },
  {
    target: "$.components.schemas.UserLimits.properties.concurrency",
    said: { at: "components schemas UserLimits properties concurrency description", words: "`None` means unlimited." },
    show: [knowsNoNone],
  },
];

/** A precondition is an object with a type: the names of the server's own documentation are not valid. */
async function knowsNoRustNames(context: EvidenceContext): Promise<void> {
  const pattern = "evidence/precondition";
  for (const precondition of ["None", "DoesNotExist", { Matches: 1 }]) {
    expect(await putRules(context, [{ pattern, precondition }]), JSON.stringify(precondition)).toBe(422);
  }
  expect(await putRules(context, [{ pattern }])).toBe(200);
  expect(await putRules(context, [{ pattern, precondition: { type: "does_not_exist" } }])).toBe(409);
  expect(await putRules(context, [{ pattern, precondition: { type: "matches", version: 99_999 } }])).toBe(409);
  expect(await putRules(context, [{ pattern, precondition: { type: "none" } }])).toBe(200);

  const batch = [{ pattern: "evidence/batch" }, { pattern, precondition: { type: "does_not_exist" } }];
  expect(await putRules(context, batch)).toBe(409);
  expect(await readRule(context, "evidence/batch")).toBeUndefined();
}

async function replacesWithoutPrecondition(context: EvidenceContext): Promise<void> {
  const pattern = "evidence/replaced";
  for (const concurrency of [5, 6]) {
    expect(await putRules(context, [{ pattern, limits: { concurrency } }])).toBe(200);
    expect(await readRule(context, pattern)).toEqual({ concurrency });
  }
}

/** No limit is null, or no field. */
async function knowsNoNone(context: EvidenceContext): Promise<void> {
  const pattern = "evidence/unlimited";
  expect(await putRules(context, [{ pattern, limits: { concurrency: "None" } }])).toBe(422);
  for (const limits of [{ concurrency: null }, {}]) {
    expect(await putRules(context, [{ pattern, limits: { concurrency: 5 } }])).toBe(200);
    expect(await putRules(context, [{ pattern, limits }])).toBe(200);
    // A row lacks what is null.
    expect(await readRule(context, pattern)).toEqual({});
  }
}

async function putRules({ world }: EvidenceContext, rules: readonly object[]): Promise<number> {
  const response = await fetch(`${world.adminUrl}/limits/rules`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rules),
  });
  return response.status;
}

async function readRule({ world }: EvidenceContext, pattern: string): Promise<unknown> {
  const query = `SELECT concurrency FROM sys_rules WHERE pattern = '${pattern}'`;
  return (await world.admin.query({ query })).rows[0];
}
