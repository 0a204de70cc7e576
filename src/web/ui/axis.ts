import type { OfficeSpan } from "./office-clock.ts";

/** One stretch of the axis: working time is as wide as it is long, everything else is a thin slot. */
type AxisStretch = OfficeSpan & { readonly left: number; readonly width: number; readonly working: boolean };
export type Axis = {
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly AxisStretch[];
  /** Where an instant lies, in per cent of the width; clamped to the ends. */
  readonly at: (instant: number) => number;
};

const slotOf = { lunch: 0.5, night: 1.2 } as const;
const slotWidth = (kind: string): number => (kind === "lunch" ? slotOf.lunch : slotOf.night);
const slotsAtMost = 24;

/** Neighbouring closed spans (Friday's night, Saturday, Sunday, Monday's morning) are one slot for the eye. */
export const joinClosed = (spans: readonly OfficeSpan[]): readonly OfficeSpan[] => {
  const joined: OfficeSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && last.kind !== "work" && span.kind !== "work") {
      const named = span.name ?? last.name;
      joined[joined.length - 1] = { from: last.from, to: span.to, kind: span.kind === "night" ? last.kind : span.kind, name: named };
    } else joined.push(span);
  }
  return joined;
};

/** Lays spans out as an axis of working time. */
export const layAxis = (spans: readonly OfficeSpan[], from: number, to: number): Axis => {
  const joined = joinClosed(spans);
  const worked = joined.reduce((sum, span) => sum + (span.kind === "work" ? span.to - span.from : 0), 0);
  const slots = joined.reduce((sum, span) => sum + (span.kind === "work" ? 0 : slotWidth(span.kind)), 0);
  const scale = worked === 0 ? 100 / Math.max(slots, 1) : slots > slotsAtMost ? slotsAtMost / slots : 1;
  const forWork = worked === 0 ? 0 : 100 - slots * scale;
  let left = 0;
  const stretches = joined.map((span): AxisStretch => {
    const working = span.kind === "work";
    const width = working ? ((span.to - span.from) / worked) * forWork : slotWidth(span.kind) * scale;
    const stretch = { ...span, left, width, working };
    left += width;
    return stretch;
  });
  const at = (instant: number): number => {
    if (instant <= from) return 0;
    if (instant >= to) return 100;
    const stretch = stretches.find((candidate) => instant < candidate.to);
    if (stretch === undefined) return 100;
    return stretch.left + (stretch.width * Math.max(0, instant - stretch.from)) / (stretch.to - stretch.from);
  };
  return { from, to, stretches, at };
};

/** The part of an axis between two instants, in per cent. */
export const partOf = (axis: Axis, from: number, to: number): { readonly left: number; readonly width: number } => {
  const left = axis.at(from);
  return { left, width: Math.max(0, axis.at(to) - left) };
};
