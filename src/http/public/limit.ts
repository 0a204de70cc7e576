/** Whether one more request of this reader is let in. */
export type ReaderLimit = (reader: string, now: number) => boolean;

const windowMs = 60_000;
const readersMax = 10_000;

/** So many requests a reader and minute; forgotten with the minute, so that strangers fill no memory. */
export const createReaderLimit = (perMinute: number): ReaderLimit => {
  let began = 0;
  const counts = new Map<string, number>();
  return (reader, now) => {
    if (now - began >= windowMs || now < began || counts.size > readersMax) {
      began = now;
      counts.clear();
    }
    const count = (counts.get(reader) ?? 0) + 1;
    counts.set(reader, count);
    return count <= perMinute;
  };
};
