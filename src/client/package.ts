export const PACKAGE = "restate-admin-client";

/** The version of this package, which the build writes (tsdown.config.ts). */
declare const PACKAGE_VERSION: string | undefined;
export const CLIENT_VERSION: string = typeof PACKAGE_VERSION === "string" ? PACKAGE_VERSION : "0.0.0";
