import { join } from "node:path";
import { expect, it, vi } from "vitest";
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

it("a cached server is used only if it has the binary for this machine, and is installed again otherwise", async () => {
  const [version, name] = ["1.99.0", "@restatedev/restate-server"];
  const platform = `${name}-${process.platform}-${process.arch}`;
  const modules = `node_modules/.cache/restate-server/${version}/node_modules`;
  put(folder, `${modules}/${name}/package.json`, { name, version });
  put(folder, `${modules}/${platform}/package.json`, { name: platform, version });
  const binary = join(folder, modules, platform, "bin/restate-server");
  expect(await findRestateBinary(version, folder)).toBe(binary);

  put(folder, `${modules}/${platform}/package.json`, { name: platform, version: "1.98.0" });
  // An npm that finds nothing shows that it was asked.
  vi.stubEnv("npm_config_offline", "true").stubEnv("npm_config_cache", join(folder, "empty"));
  await expect(findRestateBinary(version, folder)).rejects.toThrow(`${version} could not be installed from npm: `);
  vi.unstubAllEnvs();
});
