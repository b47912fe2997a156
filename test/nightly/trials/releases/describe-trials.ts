import { replayOf } from "../run-trials.js";
import { CODES } from "./draw.js";
import { type Finding, KINDS } from "./judge-trial.js";
import type { Report } from "./run-trial.js";

/** A trial that was judged. */
export interface Judged {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

const ENDS = ["checked", "unchecked", "stopped", "timed out", "threw"] as const;

function endOf({ report: { release } }: Judged): (typeof ENDS)[number] {
  if (release.error === undefined) return release.result?.isChecked ? "checked" : "unchecked";
  const { name } = Object(Object(release.error).cause);
  return name === "WaitTimeoutError" ? "timed out" : name === "RestateAdminError" ? "stopped" : "threw";
}

/** Describes trials by a table: the new code against the end of its release, with the number of findings. */
export function describeTrials(version: string, judged: readonly Judged[]): string {
  const rows = Object.keys(CODES).map((code) => {
    const own = judged.filter(({ report }) => report.draw.code === code);
    const counts = ENDS.map((end) => own.filter((each) => endOf(each) === end).length);
    return [code, ...counts, own.filter(({ findings }) => findings.length > 0).length];
  });
  const table = [["the new code", ...ENDS, "findings"], ...rows].map(([code, ...cells]) => {
    return String(code).padEnd(30) + cells.map((cell) => String(cell || "").padStart(10)).join("");
  });
  const sums = KINDS.map((kind) => {
    return `${kind} ${judged.filter(({ findings }) => findings.some((each) => each.kind === kind)).length}`;
  });
  const seconds = judged.filter(isQuiet).map(({ report: { release } }) => (release.at - release.began) / 1_000);
  const median = seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)]?.toFixed(2);
  const time = `good code, no bake, nothing in flight: ${median} s, the median of ${seconds.length}`;
  return [`${judged.length} trials on ${version}`, ...table, sums.join(", "), time].join("\n");
}

/** Whether good code had nothing to wait for: no attempt on the older code took longer than a moment. */
function isQuiet({ report: { draw, release } }: Judged): boolean {
  const { older, killedAfter, before, bake, code } = draw;
  const isDisturbed = release.error !== undefined || killedAfter !== undefined || before !== undefined;
  if (isDisturbed || code !== "good" || bake > 0) return false;
  return older.flat().every(({ fault }) => fault === undefined || (fault.does !== "hangs" && fault.after === 0));
}

/** Describes the findings of one trial: the command that repeats it, its draw, and the attempts and rows of some invocations. */
export function describeFindings(judged: Judged, version: string): string {
  const { draw, release, restore, world, ids, registered } = judged.report;
  const at = (time: number): string => ((time - release.began) / 1_000).toFixed(2);
  const describe = (id: string): string[] => {
    const attempts = world.attempts.filter((each) => each.id === id).slice(-6);
    const rows = [release.rows, (restore ?? release).rowsLater].map((some) => some.find((row) => row.id === id));
    return [
      id,
      ...attempts.map(({ on, began, steps, ended, cutAt }) => {
        const end = ended ? `${ended.how} at ${at(ended.at)}` : cutAt ? `was cut off at ${at(cutAt)}` : "runs";
        return `  ${on}, from ${at(began)}, steps at ${steps.map(at).join(" ") || "none"}, ${end}`;
      }),
      ...rows.map((row) => `  ${JSON.stringify({ ...row, last_failure: row?.last_failure?.split("\n")[0] })}`),
    ];
  };
  const { tried, others, failures: _, services: __, ...counts } = release.result ?? {};
  const left = (restore?.result?.others ?? others)?.flatMap(({ notMoved }) => notMoved);
  return [
    `${replayOf(version, draw.trial)} npx vitest run --project nightly/trials releases/ -t ${draw.kind}`,
    JSON.stringify(draw),
    `deployments ${JSON.stringify([...ids])}, registered at ${at(registered)}, ended at ${at(release.at)}: ${endOf(judged)}`,
    `${release.error}\n${JSON.stringify(counts)}\n${JSON.stringify(tried)}\nnot moved ${JSON.stringify(left)}`,
    `slowest requests: ${release.slowest.slice(0, 200)}; ${restore?.slowest.slice(0, 200)}`,
    ...judged.findings.flatMap(({ kind, why, ids: some }) => [
      `${kind}: ${why}`,
      ...some.slice(0, 3).flatMap(describe),
    ]),
  ].join("\n");
}
