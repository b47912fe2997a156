import { CODES, type Draw } from "./draw.js";
import type { Finding } from "./judge-trial.js";
import type { Report } from "./run-trial.js";

/** A trial that was judged. */
export interface Judged {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

const KINDS = [
  ...["false stop", "false pass", "wrong number", "doubled", "lost", "left behind", "not restored", "restore threw"],
] as const;

const ENDS = [
  "passed, checked",
  "passed, unchecked",
  "stopped by what failed",
  "timed out",
  "stopped otherwise",
] as const;

/** Describes what the new code was, against how the release ended, and what was found. */
export function describeTrials(version: string, judged: readonly Judged[]): string {
  const rows = Object.keys(CODES).map((code) => {
    const own = judged.filter(({ report }) => report.draw.code === code);
    const counts = ENDS.map((end) => own.filter(({ report }) => endOf(report) === end).length || "");
    return [code, ...counts, own.filter(({ findings }) => findings.length > 0).length || ""];
  });
  const table = [["the new code", ...ENDS, "trials with findings"], ...rows].map((row) =>
    row.map((cell, index) => (index === 0 ? String(cell).padEnd(28) : String(cell).padStart(24))).join(""),
  );
  const sums = KINDS.map((kind) => {
    const own = judged.filter(({ findings }) => findings.some((each) => each.kind === kind));
    return `${kind} ${own.length}`;
  });
  const seconds = judged.filter(isQuick).map(({ report }) => (report.release.at - report.release.began) / 1_000);
  const median = seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
  const time = `good code without a bake: median ${median?.toFixed(2)} s of ${seconds.length}`;
  return [`${judged.length} trials on ${version}`, ...table, sums.join(", "), time].join("\n");
}

/** Describes one trial whose findings are not empty: how to run it again, its draw, and what is known of the invocations. */
export function describeFindings({ report, findings }: Judged, version: string): string {
  const { draw, release, restore, world } = report;
  const zero = release.began;
  const at = (time: number | undefined): string => (time === undefined ? "" : `${((time - zero) / 1_000).toFixed(2)}`);
  const lines = findings.flatMap(({ kind, why, ids }) => [
    `${kind}: ${why}`,
    ...ids.slice(0, 3).flatMap((id) => [
      `  ${id}`,
      ...world.attempts
        .filter((each) => each.id === id)
        .map(({ on, began, steps, ended, cutAt }) => {
          const end = ended ? `${ended.how} at ${at(ended.at)}` : cutAt ? `was cut off at ${at(cutAt)}` : "runs";
          return `    ${on}, from ${at(began)}, steps at ${steps.map(at).join(" ") || "none"}, ${end}`;
        })
        .slice(-8),
      ...[release.rows, restore?.rowsLater ?? release.rowsLater].map((rows) => {
        const row = rows.find((each) => each.id === id);
        return `    ${JSON.stringify({ ...row, last_failure: row?.last_failure?.split("\n")[0] })}`;
      }),
    ]),
  ]);
  const { result } = release;
  const { succeeded, failed, failing, open, vanished, moved, isChecked, tried } = result ?? {};
  const seen = {
    succeeded,
    failed,
    failing,
    open,
    vanished,
    moved,
    isChecked,
    tried: tried?.map(({ id, state }) => `${id} ${state}`),
  };
  const notMoved = (restore ?? release).result?.older.flatMap((one) => one.notMoved);
  return [
    `RELEASES=${version} SEED=${draw.seed} TRIAL=${draw.trial} npx vitest run --project nightly/trials -t ${draw.kind}`,
    JSON.stringify(draw),
    `deployments ${JSON.stringify([...report.ids])}; registered at ${at(report.registered)}, ended at ${at(release.at)}: ${endOf(report)}, ${release.error}`,
    `result ${JSON.stringify(seen)}`,
    `not moved ${JSON.stringify(notMoved)}`,
    ...lines,
  ].join("\n");
}

function endOf({ release: { error, result } }: Report): (typeof ENDS)[number] {
  if (error === undefined) return result?.isChecked ? "passed, checked" : "passed, unchecked";
  const name = Object(Object(error).cause).name;
  if (name === "WaitTimeoutError") return "timed out";
  return name === "RestateAdminError" ? "stopped by what failed" : "stopped otherwise";
}

function isQuick({ report: { draw, release } }: Judged): boolean {
  return release.error === undefined && draw.code === "good" && draw.bake === 0 && isQuiet(draw);
}

/** Whether nothing runs on the older code for longer than a moment. */
function isQuiet({ older, killedAfter, before }: Draw): boolean {
  if (killedAfter !== undefined || before !== undefined) return false;
  return older.flat().every(({ fault }) => fault === undefined || (fault.does === "throws" && fault.after === 0));
}
