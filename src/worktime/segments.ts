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

/** 2^23 ms, 2 h 20 min: shorter than most segments of an office, so a look-up takes one step; exact in floating point. */
const BUCKET_MS = 2 ** 23;
const BUCKETS_PER_SEGMENT = 64;

/**
 * A segment is four numbers side by side, so that a look-up touches one line of memory: its start, the shift between its clock and
 * its working time (t − W), the working time at its end, and the working time at its start.
 */
const STRIDE = 4;
const SHIFT = 1;
const SUM = 2;
const BEFORE = 3;
/** The last number of a bucket of time is the start of the next segment, that of a bucket of working time the end of the first. */
const NEXT = 3;
const END = 3;

/** Few segments need few buckets: a calendar that never closes should not fill memory. */
const bucketLength = (range: number, segments: number): number => {
  let length = BUCKET_MS;
  while (range / length > BUCKETS_PER_SEGMENT * segments) length *= 2;
  return length;
};

type Axis = {
  readonly cells: Float64Array;
  readonly key: number;
  readonly origin: number;
  readonly range: number;
  readonly length: number;
};

/** For each bucket of an axis, the place of the last segment whose key is before the bucket's start. */
const placesOver = ({ cells, key, origin, range, length }: Axis): Int32Array => {
  const places = new Int32Array(Math.floor(range / length) + 1);
  let place = 0;
  for (let bucket = 0; bucket < places.length; bucket += 1) {
    while ((cells[place + STRIDE + key] ?? Infinity) < origin + bucket * length) place += STRIDE;
    places[bucket] = place;
  }
  return places;
};

/**
 * For each bucket of time, all that a look-up within it needs, side by side: up to where this holds (the end of the next segment),
 * the shift and the sum of its first segment, and the start of the next.
 */
const answersByTime = (cells: Float64Array, places: Int32Array, to: Instant): Float64Array => {
  const answers = new Float64Array(places.length * STRIDE);
  for (let bucket = 0; bucket < places.length; bucket += 1) {
    const place = places[bucket] ?? 0;
    const next = place + STRIDE;
    const nextEnd = (cells[next + SHIFT] ?? 0) + (cells[next + SUM] ?? 0);
    answers.set(
      [Math.min(nextEnd, to), cells[place + SHIFT] ?? 0, cells[place + SUM] ?? 0, Math.min(cells[next] ?? to, to)],
      bucket * STRIDE,
    );
  }
  return answers;
};

/** For each bucket of working time: up to where this holds, the shifts of its first segment and of the next, and where the first ends. */
const answersByWork = (cells: Float64Array, places: Int32Array): Float64Array => {
  const answers = new Float64Array(places.length * STRIDE);
  for (let bucket = 0; bucket < places.length; bucket += 1) {
    const place = places[bucket] ?? 0;
    const next = place + STRIDE;
    const end = cells[place + SUM] ?? 0;
    const nextEnd = cells[next + SUM] ?? 0;
    // The wall has no end; no time is worked after the last segment.
    const at = bucket * STRIDE;
    answers[at] = nextEnd === Infinity ? end : nextEnd;
    answers[at + SHIFT] = cells[place + SHIFT] ?? 0;
    answers[at + SHIFT + 1] = cells[next + SHIFT] ?? 0;
    answers[at + END] = end;
  }
  return answers;
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
  const timeLength = bucketLength(to - from, count + 1);
  const perTime = 1 / timeLength;
  const timePlaces = placesOver({ cells, key: 0, origin: from, range: to - from, length: timeLength });
  const byTime = answersByTime(cells, timePlaces, to);
  const workLength = bucketLength(total, count + 1);
  const perWork = 1 / workLength;
  const workPlaces = placesOver({ cells, key: BEFORE, origin: 0, range: total, length: workLength });
  const byWork = answersByWork(cells, workPlaces);

  const outside = (what: string): never => {
    throw new RangeError(`outside the horizon [${from}, ${to}] of the working calendar: ${what}`);
  };
  const holds = (w: number): string => `${w} ms of working time (it holds ${total})`;
  const placeAt = (t: Instant): number => {
    if (!(t >= from && t <= to)) return outside(`the instant ${t}`);
    let place = timePlaces[((t - from) * perTime) | 0] ?? 0;
    while (t >= (cells[place + STRIDE] ?? Infinity)) place += STRIDE;
    return place;
  };
  const workBeyondBucket = (t: Instant): number => {
    const place = placeAt(t);
    return Math.min(t - (cells[place + SHIFT] ?? 0), cells[place + SUM] ?? 0);
  };
  // Small, so that the runtime inlines it, and without a choice that depends on the case: the least of two is (a + b − |a − b|) / 2.
  // What is outside the horizon fails the one comparison, too.
  const work = (t: Instant): number => {
    const bucket = (((t - from) * perTime) | 0) * STRIDE;
    if (t >= from && t < (byTime[bucket] ?? 0)) {
      const inside = t - (byTime[bucket + SHIFT] ?? 0);
      const limit = byTime[bucket + SUM] ?? 0;
      const after = t - (byTime[bucket + NEXT] ?? 0);
      return (inside + limit - Math.abs(inside - limit) + after + Math.abs(after)) / 2;
    }
    return workBeyondBucket(t);
  };
  const earliestBeyondBucket = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return outside(holds(w));
    let place = workPlaces[(w * perWork) | 0] ?? 0;
    while (w > (cells[place + SUM] ?? Infinity)) place += STRIDE;
    return w + (cells[place + SHIFT] ?? 0);
  };
  const earliest = (w: number): Instant => {
    const bucket = ((w * perWork) | 0) * STRIDE;
    if (w >= 0 && w <= (byWork[bucket] ?? 0)) {
      // 0 or 1 by arithmetic: whether w lies behind the first segment follows no pattern that a processor could learn.
      const isNext = Number(w > (byWork[bucket + END] ?? 0)) | 0;
      return w + (byWork[bucket + SHIFT + isNext] ?? 0);
    }
    return earliestBeyondBucket(w);
  };
  const latest = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return outside(holds(w));
    let place = workPlaces[(w * perWork) | 0] ?? 0;
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
