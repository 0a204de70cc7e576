/**
 * The kernel: sorted working segments with prefix sums and a bucket index over both axes, so that "how much was worked
 * until t" and "when was w worked" cost a look-up each. Nothing here knows of zones, days or law. Outside the horizon: NaN.
 */
import type { Instant } from "./model.ts";

/** Which of the instants with the same working time: the end of the segment before, or the start of the next. */
export type Side = "earliest" | "latest";

export type SegmentIndex = {
  readonly from: Instant;
  readonly to: Instant;
  /** Working milliseconds of the whole horizon. */
  readonly total: number;
  /** Working milliseconds from the horizon's start until `t`. */
  readonly work: (t: Instant) => number;
  /** The earliest instant by which `w` milliseconds were worked. */
  readonly earliest: (w: number) => Instant;
  /** The latest instant by which only `w` milliseconds were worked. */
  readonly latest: (w: number) => Instant;
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

/** Few segments need few buckets: a calendar that never closes should not fill memory. */
const bucketLength = (range: number, segments: number): number => {
  let length = BUCKET_MS;
  while (range / length > BUCKETS_PER_SEGMENT * (segments + 1)) length *= 2;
  return length;
};

/** For each bucket, the last position whose key is not after the bucket's start. */
const bucketsOver = (keys: Float64Array, count: number, origin: number, range: number, length: number): Int32Array => {
  const buckets = new Int32Array(Math.floor(range / length) + 1);
  let position = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const start = origin + bucket * length;
    while (position + 1 < count && (keys[position + 1] ?? Infinity) <= start) position += 1;
    buckets[bucket] = position;
  }
  return buckets;
};

/** Joins segments that touch, so that a day that runs to 24:00 goes on into the next. */
const joined = (bounds: readonly number[]): number[] => {
  const out: number[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 2) {
    const start = bounds[i] ?? 0;
    const end = bounds[i + 1] ?? 0;
    if (end <= start) continue;
    if (out.length > 0 && out.at(-1) === start) out[out.length - 1] = end;
    else out.push(start, end);
  }
  return out;
};

/** Indexes ordered bounds [start, end, start, end, …] that lie in [from, to]. */
export const indexSegments = (bounds: readonly number[], from: Instant, to: Instant): SegmentIndex => {
  const flat = joined(bounds);
  // Position 0 is an empty segment at the horizon's start and the last one a wall at its end: no look-up needs a special case.
  const count = flat.length / 2 + 1;
  const starts = new Float64Array(count + 1);
  const ends = new Float64Array(count + 1);
  const shifts = new Float64Array(count + 1);
  const sums = new Float64Array(count + 1);
  const before = new Float64Array(count + 1);
  starts[0] = from;
  ends[0] = from;
  shifts[0] = from;
  let sum = 0;
  for (let i = 1; i < count; i += 1) {
    const start = flat[2 * i - 2] ?? 0;
    const end = flat[2 * i - 1] ?? 0;
    starts[i] = start;
    ends[i] = end;
    shifts[i] = start - sum;
    before[i] = sum;
    sum += end - start;
    sums[i] = sum;
  }
  const total = sum;
  starts[count] = Infinity;
  ends[count] = Infinity;
  sums[count] = Infinity;
  before[count] = Infinity;
  shifts[count] = to - total;

  const timeBucket = bucketLength(to - from, count);
  const perTime = 1 / timeBucket;
  const byTime = bucketsOver(starts, count, from, to - from, timeBucket);
  const workBucket = bucketLength(total, count);
  const perWork = 1 / workBucket;
  const byWork = bucketsOver(before, count, 0, total, workBucket);

  const positionAt = (t: Instant): number => {
    let i = byTime[((t - from) * perTime) | 0] ?? 0;
    while (t >= (starts[i + 1] ?? Infinity)) i += 1;
    return i;
  };
  const work = (t: Instant): number => {
    if (!(t >= from && t <= to)) return NaN;
    const i = positionAt(t);
    const worked = t - (shifts[i] ?? 0);
    const limit = sums[i] ?? 0;
    return worked < limit ? worked : limit;
  };
  const earliest = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return NaN;
    let i = byWork[(w * perWork) | 0] ?? 0;
    // The bucket gives the last segment that begins by its start; at a bucket's very edge the one before may end there.
    while (i > 0 && w <= (sums[i - 1] ?? 0)) i -= 1;
    while (w > (sums[i] ?? Infinity)) i += 1;
    return w + (shifts[i] ?? 0);
  };
  const latest = (w: number): Instant => {
    if (!(w >= 0 && w <= total)) return NaN;
    let i = byWork[(w * perWork) | 0] ?? 0;
    while (w >= (sums[i] ?? Infinity)) i += 1;
    return w + (shifts[i] ?? 0);
  };
  const firstEndingAfter = (t: Instant): number => {
    if (t < from) return 0;
    if (t >= to) return count - 1;
    const i = positionAt(t);
    return (ends[i] ?? 0) > t ? i - 1 : i;
  };
  return {
    from,
    to,
    total,
    work,
    earliest,
    latest,
    count: count - 1,
    start: (n) => starts[n + 1] ?? NaN,
    end: (n) => ends[n + 1] ?? NaN,
    firstEndingAfter,
  };
};
