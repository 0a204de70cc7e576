/** The line that our own mailbox reader puts before a letter's bytes: when the server took it. Only the very first line counts, so that no sender can forge it. */
import type { Instant } from "#worktime";

const name = "X-Otklik-Mailbox";

/** The bytes as they are kept: the stamp, then the letter untouched. */
export const stamped = (letter: Uint8Array, { receivedAt, isCut }: { readonly receivedAt: Instant; readonly isCut: boolean }): Uint8Array =>
  Buffer.concat([Buffer.from(`${name}: ${receivedAt}${isCut ? " cut" : ""}\r\n`), letter]);

/** The letter's own bytes, and the stamp where there is one. */
export const unstamped = (
  bytes: Uint8Array,
): { readonly letter: Uint8Array; readonly receivedAt: Instant | null; readonly isCut: boolean } => {
  const end = bytes.indexOf(0x0a);
  const first = end < 0 || end > 100 ? "" : Buffer.from(bytes.subarray(0, end)).toString("latin1").trim();
  const found = new RegExp(`^${name}: (\\d{1,16})( cut)?$`, "u").exec(first);
  if (found === null) return { letter: bytes, receivedAt: null, isCut: false };
  return { letter: bytes.subarray(end + 1), receivedAt: Number(found[1]), isCut: found[2] !== undefined };
};
