/** The stored raw bytes of a delivery of Meta → normalised events: a batch of entries, each with changes or messages. Pure and total. */
import type { InboundEvent, ParsedPayload, PayloadProblem } from "#app";
import { childAt, childrenAt, decodeJson, fieldOf, idAt, isRecord, numberAt, textAt, type PayloadNode } from "../payload-reader.ts";
import type { Envelope, Reading } from "./event-draft.ts";
import { parseMessaging } from "./parse-messaging.ts";
import { notEvent, type MetaObject } from "./receive.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined };

/** One change of a network: `comments`, `feed`, `mention`. */
export type ParseChange = (field: string, value: PayloadNode, envelope: Envelope) => Reading;

export type EntryReader = { readonly network: string; readonly object: MetaObject; readonly parseChange: ParseChange };

const LAST_SECOND = 8_640_000_000_000;
/** Later than this in seconds is a time in milliseconds. */
const SECONDS_END = 100_000_000_000;

const timeOf = (entry: PayloadNode, receivedAt: number): number => {
  const time = numberAt(entry, "time");
  if (time === undefined || time < 0 || time > LAST_SECOND * 1000) return receivedAt;
  return Math.round(time < SECONDS_END ? time * 1000 : time);
};

type Typed = { readonly type: string; readonly reading: Reading };

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseEntries = (body: Uint8Array, { network, object, parseChange }: EntryReader, context: ParseContext): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  const { value } = decoded;
  if (!isRecord(value) || value["object"] !== object || !Array.isArray(value["entry"])) return onlyProblem(notEvent);
  const root: PayloadNode = { fields: value, path: "", problems: [] };
  const readings = childrenAt(root, "entry").flatMap((entry): readonly Typed[] => {
    const named = idAt(entry, "id");
    // An entry of another page of the same application.
    if (context.accountId !== undefined && named !== undefined && named !== context.accountId && named !== "0")
      return [{ type: "entry", reading: { ignored: "an entry of another page" } }];
    const accountId = context.accountId ?? named ?? "";
    return readEntry(entry, { network, accountId, happenedAt: timeOf(entry, context.receivedAt ?? 0) }, parseChange);
  });
  const events: InboundEvent[] = [];
  const ignored: ParsedPayload["ignored"][number][] = [];
  for (const { reading, type } of readings)
    if ("ignored" in reading) ignored.push({ type, reason: reading.ignored });
    else events.push(...reading.events);
  if (readings.length === 0 && root.problems.length === 0) ignored.push({ type: "entry", reason: "a delivery without entries" });
  return { events, ignored, problems: root.problems };
};

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

const readEntry = (entry: PayloadNode, envelope: Envelope, parseChange: ParseChange): readonly Typed[] => {
  // Instagram's newer form has the field and the value in the entry itself.
  const changes = typeof fieldOf(entry, "field") === "string" ? [entry] : childrenAt(entry, "changes");
  const changed = changes.map((change): Typed => {
    const type = textAt(change, "field");
    const value = fieldOf(change, "value") === undefined ? undefined : childAt(change, "value");
    return { type, reading: value === undefined ? { ignored: "a change without a value" } : parseChange(type, value, envelope) };
  });
  const said = childrenAt(entry, "messaging").map((node): Typed => ({ type: "messaging", reading: parseMessaging(node, envelope) }));
  const all = [...changed, ...said];
  return all.length === 0 ? [{ type: "entry", reading: { ignored: "an entry that says nothing to a case" } }] : all;
};
