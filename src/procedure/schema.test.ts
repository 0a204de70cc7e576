import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { procedureJsonSchema } from "./json-schema.ts";
import { loadProcedure } from "./load.ts";

const folder = new URL("../../procedures/", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");
const shipped = ["gulkevichi.yaml", "samples/sevastopol.yaml", "samples/crimea.yaml", "samples/saratov.yaml"];
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(procedureJsonSchema());

describe.each(shipped)("%s", (file) => {
  test("loads without a problem or a warning", () => {
    const loaded = loadProcedure(read(file));
    expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
  });

  test("is valid by the JSON Schema that editors use", () => {
    expect(validate(parse(read(file))) ? [] : validate.errors).toEqual([]);
  });

  test("with an unknown key it is not", () => {
    expect(validate({ ...parse(read(file)), stepz: {} })).toBe(false);
    expect(validate(parse(read(file).replace("waitsFor:", "waitFor:")))).toBe(false);
  });
});

test("the shipped JSON Schema is the one that the shapes give (otklik procedure schema)", () => {
  expect(JSON.parse(read("procedure.schema.json"))).toEqual(JSON.parse(JSON.stringify(procedureJsonSchema())));
});
