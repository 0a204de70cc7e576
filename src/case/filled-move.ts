import type { Move } from "./commands.ts";
import type { TextRef } from "./ids.ts";
import type { MoveQuestion, Permission } from "./permission.ts";

/** A permitted move together with what it carries. */
export type FilledMove = MoveQuestion & Permission & { readonly filled: Move };

/** Whether a text was written at all. */
export function isGiven(text: TextRef | null | undefined): boolean {
  return text !== null && text !== undefined && text.length > 0;
}
