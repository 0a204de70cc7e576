/** A file or a stream of payloads → single bodies: one body, a list, an answer of long polling, or JSON lines. */
import type { PayloadProblem } from "#app";
import { decodeJson, isRecord } from "./payload-reader.ts";

export type Deliveries =
  | { readonly ok: true; readonly bodies: readonly Uint8Array[] }
  | { readonly ok: false; readonly problem: PayloadProblem };

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Splits what came on stdin; a single body keeps its exact bytes. */
export const splitDeliveries = (input: Uint8Array): Deliveries => {
  const body = BYTE_ORDER_MARK.every((byte, index) => input[index] === byte) ? input.subarray(3) : input;
  const whole = decodeJson(body);
  if (whole.ok) return { ok: true, bodies: listOf(whole.value)?.map(encode) ?? [body] };
  const lines = linesOf(body);
  const readable = lines.length > 1 && lines.every((line) => decodeJson(line).ok);
  return readable ? { ok: true, bodies: lines } : { ok: false, problem: whole.problem };
};

/** The updates inside an array or inside an answer of long polling (`updates` of VK and MAX, `result` of Telegram). */
const listOf = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return null;
  if (Array.isArray(value["updates"])) return value["updates"];
  return value["ok"] === true && Array.isArray(value["result"]) ? value["result"] : null;
};

const linesOf = (body: Uint8Array): readonly Uint8Array[] => {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < body.length;) {
    const end = body.indexOf(NEWLINE, start);
    const line = body.subarray(start, end === -1 ? body.length : end);
    if (line.some((byte) => byte > 0x20)) lines.push(line);
    start = end === -1 ? body.length : end + 1;
  }
  return lines;
};
