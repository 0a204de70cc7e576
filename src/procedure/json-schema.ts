/** The JSON Schema of a procedure file, for editors: made from the same shapes that read it. */
import { actFile, actKeys } from "./file-act.ts";
import { condition, eventMatch, eventMatches } from "./file-condition.ts";
import { writtenRoute } from "./file-route.ts";
import { anytime, stepFile } from "./file-step.ts";
import { timerFile } from "./file-timer.ts";
import { mapOf, type JsonSchema } from "./shape.ts";
import { bilingual, name, term } from "./shape-scalars.ts";

/** JSON Schema 2020-12 of the file as a person writes it, with its short cuts. */
export function procedureJsonSchema(): JsonSchema {
  const timers = partialTimers();
  const act: Record<string, unknown> = { ...asRecord(actFile.schema["properties"]) };
  act["timers"] = orNothing(mapOf(timerFile, name).schema);
  act["routes"] = { type: "object", propertyNames: name.schema, additionalProperties: routeSchema(timers) };
  const whole = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A procedure of Otklik",
    type: "object",
    additionalProperties: false,
    properties: act,
    required: Object.entries(actKeys).flatMap(([key, field]) => (field.absent.kind === "missing" ? [key] : [])),
  };
  return { ...asRecord(withReferences(whole)), $defs: definitions() };
}

/** Parts that occur again and again: written once. */
const shared: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [condition.schema, "condition"],
  [eventMatch.schema, "event"],
  [eventMatches.schema, "events"],
  [bilingual.schema, "words"],
  [term.schema, "term"],
  [stepFile.schema, "step"],
  [anytime.schema, "anytime"],
]);

function withReferences(value: unknown): unknown {
  const known = shared.get(value);
  return known === undefined ? inside(value) : { $ref: `#/$defs/${known}` };
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]: readonly [string, unknown]) => [key, withReferences(part)]));
}

function definitions(): JsonSchema {
  return Object.fromEntries([...shared].map(([schema, key]) => [key, inside(schema)]));
}

/** A route that is `like` another may state a part of anything. */
function routeSchema(timers: JsonSchema): JsonSchema {
  const { required, ...schema } = writtenRoute.schema;
  const properties = { ...asRecord(schema["properties"]), timers: orNothing(timers) };
  const nullable = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, orNothing(value)]));
  return { ...schema, properties: nullable, anyOf: [{ required: ["like"] }, { required }] };
}

/** Clocks in a route may restate a part of a clock that stands in `timers` of the act or of the other route. */
function partialTimers(): JsonSchema {
  return { type: "object", propertyNames: name.schema, additionalProperties: orNothing(partial(timerFile.schema)) };
}

/** The same form with nothing demanded, down to the parts that are always whole (events, conditions, words). */
function partial(schema: unknown): unknown {
  if (shared.has(schema)) return schema;
  if (Array.isArray(schema)) return schema.map(partial);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, part]: readonly [string, unknown]) =>
      key === "required" ? [] : [[key, partial(part)] as const],
    ),
  );
}

function orNothing(schema: unknown): JsonSchema {
  return { anyOf: [schema, { type: "null" }] };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
