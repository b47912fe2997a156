import { expect, it } from "vitest";
import { findReaders } from "../../scripts/release/find-readers.js";
import { buildRelease, project } from "./make-release.js";

it("finds the lines of src/ that name a column or a table that a release no longer has", async () => {
  const { tables } = await buildRelease("9.9.0", [
    {
      actions: [
        { target: "$.rows[?@.table_name == 'sys_journal_events']", remove: true },
        {
          target: "$.rows[?@.table_name == 'sys_invocation' && @.column_name == 'last_failure_error_code']",
          remove: true,
        },
      ],
    },
  ]);
  const found = findReaders(project, tables, "9.9.0");
  const wanted =
    /^`src\/invocations\/write-failures\.ts:\d+` names `last_failure_error_code`, which `sys_invocation` no longer has/;
  expect(found).toContainEqual(expect.stringMatching(wanted));
  expect(found).toContainEqual(expect.stringContaining("names `sys_journal_events`"));
  expect(findReaders(project, tables, "1.7.12")).toEqual([]);
});
