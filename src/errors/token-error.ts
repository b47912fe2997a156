import { BaseRequestError, type ErrorContext } from "./request-error.js";

export class BaseTokenError extends BaseRequestError {
  constructor(context: ErrorContext) {
    super({ ...context, problem: "no valid token from the `token` function (see `cause`); the attempt was not sent" });
  }

  override get kind(): string {
    return "token";
  }
}
