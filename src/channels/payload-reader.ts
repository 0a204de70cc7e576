/** Reads foreign JSON without trusting it: every odd field becomes a problem with its path, and nothing throws. */
import type { PayloadProblem } from "#app";

/** A JSON object with its place in the payload and the shared list of what was odd in it. */
export type PayloadNode = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly problems: PayloadProblem[];
};

export type DecodedPayload = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: PayloadProblem };

/** True for a JSON object; arrays and null are not. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Bytes → JSON. Strict UTF-8 over the whole body, so a chunk border inside a letter can do no harm; integers beyond 2^53 stay exact as text. */
export const decodeJson = (body: Uint8Array): DecodedPayload => {
  try {
    return { ok: true, value: parseExactly(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    return {
      ok: false,
      problem: problemAt("json.broken", "", "Тело запроса — не JSON в UTF-8.", "The body of the request is not JSON in UTF-8."),
    };
  }
};

/** JSON text → value, where an integer that a double cannot hold becomes its own digits. Throws on broken JSON. */
const parseExactly = (text: string): unknown => JSON.parse(text, exactInteger);

type ReviverContext = { readonly source?: string };

function exactInteger(_key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || context?.source === undefined) return value;
  return /^-?\d+$/u.test(context.source) ? context.source : value;
}

export const problemAt = (code: string, path: string, ru: string, en: string): PayloadProblem => ({ code, path, ru, en });

const wrongField = (node: PayloadNode, key: string, expected: { readonly ru: string; readonly en: string }): void => {
  const path = pathOf(node, key);
  node.problems.push(
    problemAt("field.odd", path, `Поле «${path}»: ожидается ${expected.ru}.`, `Field "${path}": expected ${expected.en}.`),
  );
};

const pathOf = (node: PayloadNode, key: string): string => (node.path === "" ? key : `${node.path}.${key}`);

/** A field's raw value; inherited names such as `constructor` do not count. */
export const fieldOf = (node: PayloadNode, key: string): unknown => (Object.hasOwn(node.fields, key) ? node.fields[key] : undefined);

const given = (node: PayloadNode, key: string): unknown => fieldOf(node, key) ?? undefined;

/** The object in a field, or undefined; another type is a problem. */
export const childAt = (node: PayloadNode, key: string): PayloadNode | undefined => {
  const value = given(node, key);
  if (value === undefined) return undefined;
  if (isRecord(value)) return { fields: value, path: pathOf(node, key), problems: node.problems };
  wrongField(node, key, { ru: "объект", en: "an object" });
  return undefined;
};

/** The objects of a list in a field; entries of another type are problems and are left out. */
export const childrenAt = (node: PayloadNode, key: string): readonly PayloadNode[] => {
  const value = given(node, key);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    wrongField(node, key, { ru: "список", en: "a list" });
    return [];
  }
  return value.flatMap((entry: unknown, index) => {
    if (isRecord(entry)) return [{ fields: entry, path: `${pathOf(node, key)}[${index}]`, problems: node.problems }];
    wrongField(node, `${key}[${index}]`, { ru: "объект", en: "an object" });
    return [];
  });
};

/** An id as text, whether the network sends a number or digits; zero means "none" in every network we know. */
export const idAt = (node: PayloadNode, key: string): string | undefined => {
  const value = given(node, key);
  if (value === undefined || value === 0 || value === "") return undefined;
  const id = idText(value);
  if (id === undefined) wrongField(node, key, { ru: "целое число", en: "an integer" });
  return id;
};

/** As `idAt`, and its absence is a problem too. */
export const requiredIdAt = (node: PayloadNode, key: string): string | undefined => {
  const before = node.problems.length;
  const id = idAt(node, key);
  if (id === undefined && node.problems.length === before) wrongField(node, key, { ru: "целое число", en: "an integer" });
  return id;
};

/** A number or digits → the id as text; undefined for anything else. */
export const idText = (value: unknown): string | undefined => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "string" && /^-?\d{1,30}$/u.test(value)) return value;
  return undefined;
};

/** The ids of a list in a field. */
export const idsAt = (node: PayloadNode, key: string): readonly string[] => {
  const value = given(node, key);
  if (value === undefined) return [];
  const ids = Array.isArray(value) ? value.map(idText) : [undefined];
  const known = ids.filter((id) => id !== undefined);
  if (known.length !== ids.length) wrongField(node, key, { ru: "список целых чисел", en: "a list of integers" });
  return known;
};

/** A text field, "" when absent. A NUL byte, which no database keeps, and lone surrogates are replaced. */
export const textAt = (node: PayloadNode, key: string): string => {
  const value = given(node, key);
  if (value === undefined) return "";
  if (typeof value !== "string") {
    wrongField(node, key, { ru: "текст", en: "a text" });
    return "";
  }
  return value.replaceAll("\u0000", "\uFFFD").toWellFormed();
};

/** A text field, or undefined when absent or empty. */
export const optionalTextAt = (node: PayloadNode, key: string): string | undefined => textAt(node, key) || undefined;

/** A finite number, or undefined. */
export const numberAt = (node: PayloadNode, key: string): number | undefined => {
  const value = given(node, key);
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  wrongField(node, key, { ru: "число", en: "a number" });
  return undefined;
};

const LAST_SECOND = 8_640_000_000_000;

/** Seconds since the epoch in a field → milliseconds, or undefined; a moment no calendar has is a problem. */
export const secondsAt = (node: PayloadNode, key: string): number | undefined => {
  const value = numberAt(node, key);
  if (value === undefined) return undefined;
  if (value >= 0 && value <= LAST_SECOND) return Math.round(value * 1000);
  wrongField(node, key, { ru: "время в секундах", en: "a time in seconds" });
  return undefined;
};

/** Milliseconds since the epoch in a field, or undefined; a moment no calendar has is a problem. */
export const millisecondsAt = (node: PayloadNode, key: string): number | undefined => {
  const value = numberAt(node, key);
  if (value === undefined) return undefined;
  if (value >= 0 && value <= LAST_SECOND * 1000) return Math.round(value);
  wrongField(node, key, { ru: "время в миллисекундах", en: "a time in milliseconds" });
  return undefined;
};

/** A moment in ISO 8601 ("2026-11-25T10:00:00Z", "…+0000") → milliseconds, or undefined. */
export const isoTimeAt = (node: PayloadNode, key: string): number | undefined => {
  const text = textAt(node, key);
  if (text === "") return undefined;
  const at = isoTime(text);
  if (at === undefined) wrongField(node, key, { ru: "время ISO 8601", en: "a time in ISO 8601" });
  return at;
};

/** The same outside a payload's problems: undefined for anything that is no such moment. */
export const isoTime = (value: unknown): number | undefined => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T/u.test(value)) return undefined;
  const at = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/u, "$1:$2"));
  return Number.isFinite(at) && at >= 0 ? at : undefined;
};
