/** Pauses in order: overlapping ones are one, those before the start do not count, an open one swallows all that follow. */
import type { Instant, Pause, WorktimeProblem } from "./model.ts";
import { problem } from "./reading-data.ts";

export type Normalised =
  | { readonly ok: true; readonly pauses: readonly Pause[] }
  | { readonly ok: false; readonly problem: WorktimeProblem };

/** The pauses of a clock that started at `start`: sorted, joined, cut at the start; a pause that ends before it began is a problem. */
export const normalisePauses = (pauses: readonly Pause[], start: Instant): Normalised => {
  for (const [i, { from, to }] of pauses.entries()) {
    if (Number.isFinite(from) && (to === null || to >= from)) continue;
    return {
      ok: false,
      problem: problem("pauseReversed", `pauses[${i}]`, {
        ru: "Приостановка кончается раньше, чем началась.",
        en: "The pause ends before it begins.",
      }),
    };
  }
  const out: { from: Instant; to: Instant | null }[] = [];
  for (const { from, to } of pauses.toSorted((a, b) => a.from - b.from)) {
    if (to !== null && (to <= start || to === from)) continue;
    const cut = Math.max(from, start);
    const last = out.at(-1);
    if (last === undefined || (last.to !== null && cut > last.to)) out.push({ from: cut, to });
    else if (last.to !== null) last.to = to === null ? null : Math.max(last.to, to);
  }
  return { ok: true, pauses: out };
};
