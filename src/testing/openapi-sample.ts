/** Requests drawn from the OpenAPI document: parameters and bodies that its schemas accept, for walks and fuzzing. */
import fc from "fast-check";
import { z } from "zod";

/** A schema of the document; only the words that the document uses are read. */
type Schema = Readonly<Record<string, unknown>>;

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().default(false),
  schema: z.record(z.string(), z.unknown()),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) }).optional(),
});
const documentForm = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) }).default({ schemas: {} }),
});

export type Method = "GET" | "POST" | "PUT" | "DELETE" | "PATCH";

/** One operation with the arbitraries of its parameters and of its JSON body. */
export type Operation = {
  readonly operationId: string;
  readonly method: Method;
  readonly path: string;
  readonly params: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly query: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly body: fc.Arbitrary<unknown> | null;
};

const numberIn = (schema: Schema, name: string): number | undefined => (typeof schema[name] === "number" ? schema[name] : undefined);
const asSchema = (value: unknown): Schema => z.record(z.string(), z.unknown()).parse(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Words that have broken systems before, beside ordinary ones. */
const nastyWords = fc.constantFrom(
  "Яма на дороге у дома 5",
  "' or 1=1 --",
  "<script>alert(1)</script>",
  '=HYPERLINK("http://x")',
  "../../etc/passwd",
  "\u202Eтекст задом наперёд",
  "a\u0000b",
  "{{7*7}}",
  "%00",
  "😀😀😀",
  "\uD800",
);

const text = (schema: Schema): fc.Arbitrary<string> => {
  const [minLength, maxLength] = [numberIn(schema, "minLength") ?? 0, numberIn(schema, "maxLength") ?? 200];
  const { format, pattern, contentEncoding } = schema;
  if (format === "uuid") return fc.uuid();
  if (format === "uri") return fc.webUrl({ validSchemes: ["https"] });
  if (format === "email") return fc.emailAddress();
  if (format === "date")
    return fc
      .date({ noInvalidDate: true, min: new Date("2019-01-01"), max: new Date("2027-12-31") })
      .map((date) => date.toISOString().slice(0, 10));
  if (contentEncoding === "base64" || format === "base64") return fc.base64String({ maxLength: 400 });
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern, "u")).filter((value) => value.length <= maxLength);
  const plain = fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, 60)) });
  return fc.oneof(
    plain,
    nastyWords.filter((word) => word.trim().length >= minLength && word.length <= maxLength),
  );
};

const whole = (schema: Schema): fc.Arbitrary<number> => {
  const [min, max] = [
    numberIn(schema, "minimum") ?? numberIn(schema, "exclusiveMinimum"),
    numberIn(schema, "maximum") ?? numberIn(schema, "exclusiveMaximum"),
  ];
  return fc.integer({ min: Math.max(min ?? 0, -(2 ** 31)), max: Math.min(max ?? 2 ** 31 - 1, 2 ** 31 - 1) });
};

/** An arbitrary of values that the schema accepts. */
const arbitraryOf = (schema: Schema, shapes: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> => {
  const inner = (value: unknown): fc.Arbitrary<unknown> => arbitraryOf(asSchema(value), shapes);
  const { $ref, type } = schema;
  if (typeof $ref === "string") return inner(shapes[$ref.split("/").at(-1) ?? ""] ?? {});
  if ("const" in schema) return fc.constant(schema["const"]);
  const choices = [
    ...listOf(schema["enum"]).map((value) => fc.constant(value)),
    ...[...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])].map(inner),
  ];
  if (choices.length > 0) return fc.oneof(...choices);
  switch (Array.isArray(type) ? type[0] : type) {
    case "string":
      return text(schema);
    case "integer":
    case "number":
      return whole(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array": {
      const [minLength, maxLength] = [numberIn(schema, "minItems") ?? 0, numberIn(schema, "maxItems") ?? 3];
      return fc.array(inner(schema["items"] ?? {}), { minLength, maxLength: Math.min(maxLength, Math.max(minLength, 3)) });
    }
    case "object": {
      const fields = Object.entries(asSchema(schema["properties"] ?? {})).map(([name, value]) => [name, inner(value)] as const);
      const requiredKeys = listOf(schema["required"]).filter((name) => typeof name === "string");
      return fc.record(Object.fromEntries(fields), { requiredKeys });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** Every operation of a document, by the order of its paths. */
export const operationsOf = (source: unknown): readonly Operation[] => {
  const { paths, components } = documentForm.parse(source);
  const shapes = components.schemas;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody }]): Operation => {
      const of = (place: "path" | "query") =>
        Object.fromEntries(parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, arbitraryOf(schema, shapes)]));
      const json = requestBody?.content["application/json"]?.schema;
      return {
        operationId,
        method: z.enum(["GET", "POST", "PUT", "DELETE", "PATCH"]).parse(method.toUpperCase()),
        path,
        params: of("path"),
        query: of("query"),
        body: json === undefined ? null : arbitraryOf(json, shapes),
      };
    }),
  );
};

const written = (value: unknown): string => (typeof value === "string" ? value.toWellFormed() : (JSON.stringify(value) ?? "x"));

/** The address of a request: parameters filled in, the query written out. */
export const addressOf = (
  path: string,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>> = {},
): string => {
  const filled = path.replaceAll(/\{([^}]+)\}/gu, (_whole, name: string) => encodeURIComponent(written(params[name] ?? "x") || "x"));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, written(value)])).toString();
  return search === "" ? filled : `${filled}?${search}`;
};
