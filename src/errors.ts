// ScanError: what the user can mend. Thrown anywhere, caught at the doors, exit 2. Pure.

/** Stable codes; each names one kind of mistake. */
export type ScanErrorCode =
  | "usage"
  | "policy-invalid"
  | "policy-not-found"
  | "spec-not-found"
  | "spec-invalid"
  | "spec-limit-exceeded"
  | "unsafe-ref"
  | "base-url-invalid"
  | "evidence-invalid"
  | "baseline-invalid"
  | "traffic-not-found"
  | "traffic-invalid"
  | "output-refused"
  | "not-available";

export class ScanError extends Error {
  readonly code: ScanErrorCode;
  /** How to mend it, one sentence. */
  readonly hint: string | null;
  /** File and 1-based position, where one is known. */
  readonly at: { readonly file: string; readonly line?: number; readonly column?: number; readonly pointer?: string } | null;

  constructor(code: ScanErrorCode, message: string, more: { readonly hint?: string; readonly at?: ScanError["at"] } = {}) {
    super(message);
    this.name = "ScanError";
    this.code = code;
    this.hint = more.hint ?? null;
    this.at = more.at ?? null;
  }
}

/** The same mistake, with its place where nobody knew one yet. Whatever else was thrown stays as it is. */
export const placed = (error: unknown, place: ScanError["at"]): unknown =>
  error instanceof ScanError && error.at === null && place !== null
    ? new ScanError(error.code, error.message, { at: place, ...(error.hint === null ? {} : { hint: error.hint }) })
    : error;
