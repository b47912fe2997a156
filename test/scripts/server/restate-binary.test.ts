import { expect, it } from "vitest";
import { isExactVersion } from "../../../scripts/server/index.js";
import { findRestateBinary, readServerVersions } from "../../../scripts/server/restate-binary.js";
import { put, useFolder } from "../../kit/use-folder.js";

const folder = useFolder("restate-binary-test");

it.each(["1.7", "latest", "../x", "", "v1.7.12", " 1.7.12", "1.7.12+build"])('"%s" is not exact', async (text) => {
  expect(isExactVersion(text)).toBe(false);
  await expect(findRestateBinary(text)).rejects.toThrow(`"${text}" is not an exact Restate version such as 1.7.12`);
});

it.each(["1.7.12", "1.8.0-rc.1"])("%s is exact", (text) => expect(isExactVersion(text)).toBe(true));

it("the versions with an alias are listed, oldest first, whatever else a project depends on", () => {
  const alias = (version: string) => `npm:@restatedev/restate-server@${version}`;
  const devDependencies = {
    "restate-server-1.10": alias("1.10.0"),
    "restate-server-1.9": alias("1.9.1"),
    vitest: "4.1.12",
  };
  put(folder, "package.json", { devDependencies });
  expect(readServerVersions(folder)).toEqual(["1.9.1", "1.10.0"]);
  put(folder, "package.json", {});
  expect(readServerVersions(folder)).toEqual([]);
});
