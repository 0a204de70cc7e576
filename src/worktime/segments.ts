/**
 * The kernel: sorted working segments with prefix sums and a bucket index over both axes, so that "how much was worked
 * until t" and "when was w worked" cost a look-up each. Nothing here knows of zones, days or law. A question outside the horizon
 * is refused loudly: there is no guess beyond the data.
 */
import type { Instant } from "./model.ts";

/** Which of the instants with the same working time: the end of the segment before, or the start of the next. */
export type Side = "earliest" | "latest";

export type SegmentIndex = {
  readonly from: Instant;
  readonly to: Instant;
  /** Working milliseconds from the horizon's start until `t`. */
  readonly work: (t: Instant) => number;
  readonly at: (w: number, side: Side) => Instant;
  readonly add: (t: Instant, ms: number) => Instant;
  readonly between: (a: Instant, b: Instant) => number;
  readonly isOpen: (t: Instant) => boolean;
  readonly nextOpen: (t: Instant) => Instant;
  /** The number of segments, and the bounds of the n-th. */
  readonly count: number;
  readonly start: (n: number) => Instant;
  readonly end: (n: number) => Instant;
  /** The first segment that ends after `t`; `count` where there is none. */
  readonly firstEndingAfter: (t: Instant) => number;
};

/** 2^21 ms, 35 minutes: shorter than the segments of an office, so a look-up takes one step; exact in floating point. */
const BUCKET_MS = 2 ** 21;
const BUCKETS_PER_SEGMENT = 64;

/**
 * A segment is four numbers side by side, so that a look-up touches one line of memory: its start, the shift between its clock and
 * its working time (t − W), the working time at its end, and the working time at its start.
 */
const STRIDE = 4;
const SHIFT = 1;
const SUM = 2;
const BEFORE = 3;

/** Few segments need few buckets: a calendar that never closes should not fill memory. */
const bucketLength = (range: number, segments: number): number => {
  let length = BUCKET_MS;
  while (range / length > BUCKETS_PER_SEGMENT * segments) length *= 2;
  return length;
};

type Keys = { readonly cells: Float64Array; readonly field: number; readonly origin: number; readonly range: number };

/** For each bucket, the place of the last segment whose key is not after the bucket's start. */
const bucketsOver = ({ cells, field, origin, range }: Keys, length: number): Int32Array => {
  const buckets = new Int32Array(Math.floor(range / length) + 1);
  let place = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const start = origin + bucket * length;
    while ((cells[place + STRIDE + field] ?? Infinity) <= start) place += STRIDE;
    buckets[bucket] = place;
  }
  return buckets;
};

/** Joins segments that touch, so that a day that runs to 24:00 goes on into the next. */
const joined = (bounds: readonly number[]): readonly number[] => {
  const out: number[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 2) {
    const start = bounds[i] ?? 0;
    const end = bounds[i + 1] ?? 0;
    if (out.at(-1) === start) out[out.length - 1] = end;
    else out.push(start, end);
  }
  return out;
};

/** Place 0 is an empty segment at the horizon's start and the last one a wall at its end: no look-up needs a special case. */
const cellsOf = (flat: readonly number[], from: Instant, to: Instant): Float64Array => {
  const cells = new Float64Array((flat.length / 2 + 2) * STRIDE);
  cells.set([from, from, 0, 0]);
  let sum = 0;
  let place = STRIDE;
  for (let i = 0; i < flat.length; i += 2) {
    const start = flat[i] ?? 0;
    const length = (flat[i + 1] ?? 0) - start;
    cells.set([start, start - sum, sum + length, sum], place);
    sum += length;
    place += STRIDE;
  }
  cells.set([Infinity, to - sum, Infinity, Infinity], place);
  return cells;
};

/** Indexes ordered bounds [start, end, start, end, …] that lie in [from, to]; an empty segment is none. */
export const indexSegments = (bounds: readonly number[], from: Instant, to: Instant): SegmentIndex => {
  const flat = joined(bounds);
  const count = flat.length / 2;
  const cells = cellsOf(flat, from, to);
  const total = cells[count * STRIDE + SUM] ?? 0;
  const timeBucket = bucketLength(to - from, count + 1);
  const perTime = 1 / timeBucket;
  const byTime = bucketsOver({ cells, field: 0, origin: from, range: to - from }, timeBucket);
  const workBucket = bucketLength(total, count + 1);
  const perWork = 1 / workBucket;
  const byWork = bucketsOver({ cells, field: BEFORE, origin: 0, range: total }, workBucket);

  const outside = (what: string): never => {
    throw new RangeError(`outside the horizon [${from}, ${to}] of the working calendar: ${what}`);
  };
  const placeAt = (t: Instant): number => {
    let place = byTime[((t - from) * perTime) | 0] ?? 0;
    while (t >= (cells[place + STRIDE] ?? Infinity)) place += STRIDE;
    return place;
  };
  const work = (t: Instant): number => {
    if (!(t >= from && t <= to)) return outside(`the instant ${t}`);
    const place = placeAt(t);
    const worked = t - (cells[place + SHIFT] ?? 0);
    const limit = cells[place + SUM] ?? 0;
    return worked < limit ? worked : limit;
  };
  const earliest = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return outside(`${w} ms of working time (it holds ${total})`);
    let place = byWork[(w * perWork) | 0] ?? 0;
    // The bucket names the last segment that begins by its start; where w is that very start, the one before ends there.
    while (w <= (cells[place + BEFORE] ?? 0) && place > 0) place -= STRIDE;
    while (w > (cells[place + SUM] ?? Infinity)) place += STRIDE;
    return w + (cells[place + SHIFT] ?? 0);
  };
  const latest = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return outside(`${w} ms of working time (it holds ${total})`);
    let place = byWork[(w * perWork) | 0] ?? 0;
    while (w >= (cells[place + SUM] ?? Infinity)) place += STRIDE;
    return w + (cells[place + SHIFT] ?? 0);
  };
  return {
    from,
    to,
    work,
    at: (w, side) => (side === "earliest" ? earliest(w) : latest(w)),
    add: (t, ms) => {
      const w = work(t) + ms;
      if (ms > 0) return earliest(w);
      return ms < 0 ? latest(w) : t;
    },
    between: (a, b) => work(b) - work(a),
    isOpen: (t) => {
      const w = work(t);
      return w < total && latest(w) === t;
    },
    nextOpen: (t) => {
      const w = work(t);
      return w < total ? latest(w) : outside(`no opening after ${t}`);
    },
    count,
    start: (n) => cells[(n + 1) * STRIDE] ?? NaN,
    end: (n) => (cells[(n + 1) * STRIDE + SHIFT] ?? NaN) + (cells[(n + 1) * STRIDE + SUM] ?? NaN),
    firstEndingAfter: (t) => {
      const place = placeAt(t);
      const isEnded = t - (cells[place + SHIFT] ?? 0) >= (cells[place + SUM] ?? 0);
      return place / STRIDE - (isEnded ? 0 : 1);
    },
  };
};
