/** Judges the bytes of a file for known malicious content; "unreachable" where nobody could look. */
export type ScanFile = (bytes: Uint8Array) => Promise<"clean" | "infected" | "unreachable">;
