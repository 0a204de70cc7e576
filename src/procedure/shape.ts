/**
 * The form of a file, stated once: each shape reads a part of the source into typed data with positioned findings, and knows its JSON Schema.
 */
import { nearest } from "./nearest.ts";
import type { Bilingual } from "./model-words.ts";
import type { Notebook } from "./problem.ts";
import type { Source } from "./source-tree.ts";

export type JsonSchema = { readonly [key: string]: unknown };

/** `read` gives undefined after it has noted why. */
export type Shape<T> = {
  readonly read: (source: Source, path: string, notebook: Notebook) => T | undefined;
  readonly schema: JsonSchema;
  readonly expects: Bilingual;
};

export type Field<T> = {
  readonly shape: Shape<T>;
  readonly absent: { readonly kind: "missing" } | { readonly kind: "value"; readonly value: T };
};

/** A key that must be there. */
export function required<T>(shape: Shape<T>): Field<T> {
  return { shape, absent: { kind: "missing" } };
}

/** A key that may be left out. */
export function optional<T, D>(shape: Shape<T>, value: D): Field<T | D> {
  return { shape, absent: { kind: "value", value } };
}

/** Notes that the source is not what was expected. */
export function unexpected(
  source: Source,
  path: string,
  { notebook, expects }: { readonly notebook: Notebook; readonly expects: Bilingual },
): undefined {
  const found = source.kind === "text" ? `«${source.text.slice(0, 60)}»` : kindWords[source.kind].ru;
  const foundEn = source.kind === "text" ? `"${source.text.slice(0, 60)}"` : kindWords[source.kind].en;
  notebook.findings.push({
    code: "wrongValue",
    severity: "error",
    path,
    at: source.at,
    what: { ru: `Здесь стоит ${found}, а нужно: ${expects.ru}`, en: `Found ${foundEn}, expected ${expects.en}` },
    remedy: { ru: `Напишите ${expects.ru}`, en: `Write ${expects.en}` },
  });
  return undefined;
}

const kindWords: Readonly<Record<Source["kind"], Bilingual>> = {
  map: { ru: "набор ключей", en: "a set of keys" },
  list: { ru: "список", en: "a list" },
  text: { ru: "текст", en: "a text" },
  nothing: { ru: "пустое место", en: "nothing" },
};

/** Data with exactly these keys; an unknown key is a problem with the nearest known one. */
export function fields<T extends object>(spec: { readonly [K in keyof T]: Field<T[K]> }): Shape<T> {
  const known = Object.entries(spec) as [keyof T & string, Field<T[keyof T]>][]; // the keys of the spec are the keys of T
  const expects = { ru: `набор ключей: ${known.map(([key]) => key).join(", ")}`, en: `the keys ${known.map(([key]) => key).join(", ")}` };
  const read = (source: Source, path: string, notebook: Notebook): T | undefined => {
    if (source.kind !== "map") return unexpected(source, path, { notebook, expects });
    const before = errorsIn(notebook);
    noteUnknownKeys(source, path, { notebook, known: known.map(([key]) => key) });
    const result: [string, unknown][] = [];
    for (const [key, field] of known) {
      const entry = source.entries.find((candidate) => candidate.key === key);
      const here = path === "" ? key : `${path}.${key}`;
      if (entry === undefined || entry.value.kind === "nothing") {
        if (field.absent.kind === "value") result.push([key, field.absent.value]);
        else noteMissing({ source, key, path: here, notebook, expects: field.shape.expects });
        continue;
      }
      notebook.places.set(here, entry.value.kind === "text" ? entry.value.at : entry.keyAt);
      const value = field.shape.read(entry.value, here, notebook);
      if (value !== undefined) result.push([key, value]);
    }
    return errorsIn(notebook) === before ? (Object.fromEntries(result) as T) : undefined; // every key of T was read or had a default
  };
  return { read, schema: fieldsSchema(known), expects };
}

function errorsIn(notebook: Notebook): number {
  return notebook.findings.filter(({ severity }) => severity === "error").length;
}

function fieldsSchema(known: readonly (readonly [string, Field<unknown>])[]): JsonSchema {
  const needed = known.filter(([, field]) => field.absent.kind === "missing").map(([key]) => key);
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      known.map(([key, field]) => [
        key,
        field.absent.kind === "missing" ? field.shape.schema : { anyOf: [field.shape.schema, { type: "null" }] },
      ]),
    ),
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}

/** A comma inside `{ }` begins a new key: the most frequent slip of all. */
const commaRemedy: Bilingual = {
  ru: "Если это часть текста внутри { }, возьмите весь текст в кавычки: запятая начинает новый ключ",
  en: "If this is a part of a text inside { }, put the whole text in quotes: a comma begins a new key",
};

function noteUnknownKeys(
  source: Extract<Source, { kind: "map" }>,
  path: string,
  { notebook, known }: { readonly notebook: Notebook; readonly known: readonly string[] },
): void {
  for (const { key, keyAt, value } of source.entries) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    notebook.findings.push({
      code: "unknownKey",
      severity: "error",
      path: path === "" ? key : `${path}.${key}`,
      at: keyAt,
      what: { ru: `Ключа «${key}» здесь не бывает`, en: `The key "${key}" is not known here` },
      remedy:
        value.kind === "nothing" && !/^[a-zA-Z]+$/.test(key)
          ? commaRemedy
          : near === null
            ? { ru: `Здесь бывают: ${known.join(", ")}`, en: `Known here: ${known.join(", ")}` }
            : { ru: `Возможно, имелось в виду «${near}»`, en: `Perhaps "${near}" was meant` },
    });
  }
}

function noteMissing(missing: {
  readonly source: Source;
  readonly key: string;
  readonly path: string;
  readonly notebook: Notebook;
  readonly expects: Bilingual;
}): void {
  missing.notebook.findings.push({
    code: "missingKey",
    severity: "error",
    path: missing.path,
    at: missing.notebook.places.get(missing.path.slice(0, Math.max(0, missing.path.length - missing.key.length - 1))) ?? missing.source.at,
    what: { ru: `Не хватает ключа «${missing.key}»`, en: `The key "${missing.key}" is missing` },
    remedy: { ru: `Добавьте ${missing.key}: ${missing.expects.ru}`, en: `Add ${missing.key}: ${missing.expects.en}` },
  });
}

/** One value or a list of them, always read as a list. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  const read = (source: Source, path: string, notebook: Notebook): readonly T[] | undefined => {
    if (source.kind !== "list") {
      const single = shape.read(source, path, notebook);
      return single === undefined ? undefined : [single];
    }
    const values = source.items.map((item, index) => {
      notebook.places.set(`${path}[${index}]`, item.at);
      return shape.read(item, `${path}[${index}]`, notebook);
    });
    const good = values.filter((value) => value !== undefined);
    return good.length === values.length ? good : undefined;
  };
  return {
    read,
    schema: { anyOf: [shape.schema, { type: "array", items: shape.schema }] },
    expects: { ru: `${shape.expects.ru} (или список)`, en: `${shape.expects.en} (or a list)` },
  };
}

/** Data under names of the file's own; a name without a value is left out (it takes away what would be inherited). */
export function mapOf<T>(shape: Shape<T>, names: Shape<string>): Shape<Readonly<Record<string, T>>> {
  const expects = { ru: `имена, под каждым — ${shape.expects.ru}`, en: `names, each with ${shape.expects.en}` };
  const read = (source: Source, path: string, notebook: Notebook): Readonly<Record<string, T>> | undefined => {
    if (source.kind !== "map") return unexpected(source, path, { notebook, expects });
    const entries: [string, T][] = [];
    let good = true;
    for (const { key, keyAt, value } of source.entries) {
      if (value.kind === "nothing") continue;
      const here = `${path}.${key}`;
      notebook.places.set(here, keyAt);
      const name = names.read({ kind: "text", at: keyAt, text: key, plain: true }, here, notebook);
      const read = shape.read(value, here, notebook);
      if (name === undefined || read === undefined) good = false;
      else entries.push([name, read]);
    }
    return good ? Object.fromEntries(entries) : undefined;
  };
  return {
    read,
    schema: { type: "object", propertyNames: names.schema, additionalProperties: { anyOf: [shape.schema, { type: "null" }] } },
    expects,
  };
}

/** A shape for each form in which a value may be written. */
export function byForm<T>(forms: {
  readonly text?: Shape<T>;
  readonly map?: Shape<T>;
  readonly list?: Shape<T>;
  readonly expects: Bilingual;
}): Shape<T> {
  const shapes = [forms.text, forms.map, forms.list].filter((shape) => shape !== undefined);
  return {
    read: (source, path, notebook) => {
      const shape = source.kind === "nothing" ? undefined : forms[source.kind];
      return shape === undefined ? unexpected(source, path, { notebook, expects: forms.expects }) : shape.read(source, path, notebook);
    },
    schema: { anyOf: shapes.map(({ schema }) => schema) },
    expects: forms.expects,
  };
}

/** The same form, with the value made into something else. */
export function turned<T, U>(shape: Shape<T>, turn: (value: T) => U): Shape<U> {
  return {
    ...shape,
    read: (source, path, notebook) => {
      const value = shape.read(source, path, notebook);
      return value === undefined ? undefined : turn(value);
    },
  };
}
