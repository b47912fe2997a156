type Call = (id: string) => { withResponse(): Promise<{ readonly status: number }> };

/** What a call is answered with, also if that is an error. */
export function statusOf(call: Call): (id: string) => Promise<number> {
  return async (id) => {
    try {
      return (await call(id).withResponse()).status;
    } catch (error) {
      const status: unknown = Reflect.get(Object(error), "status");
      if (typeof status !== "number") throw error;
      return status;
    }
  };
}
