/** A refusal, sent as HTTP 200 with `status: "ERROR"` (base-api.md §1). */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
