/** Holds docs/security.md true: a row for every number, every place exists, every named test is there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { render, required, root, rows } from "./security-table.ts";

describe("the table of ASVS", () => {
  test("every number that the product answers for has a row, and no row is a stranger", () => {
    const [asked, said] = [required().map(({ id }) => id), rows().map(({ id }) => id)];
    expect(asked.length).toBe(272);
    expect(asked.filter((id) => !said.includes(id))).toEqual([]);
    expect(said.filter((id) => !asked.includes(id))).toEqual([]);
  });

  test("what is held names where; what always applies is never called off", () => {
    expect(rows().filter(({ state, places }) => state === "held" && places.length === 0)).toEqual([]);
    const always = new Set(required().flatMap(({ id, when }) => (when === "always" ? [id] : [])));
    expect(rows().filter(({ id, state }) => state === "off" && always.has(id))).toEqual([]);
  });

  test("every place exists, and every named test is in its file", () => {
    const wrong = rows().flatMap(({ id, places }) =>
      places.flatMap((place) => {
        const [path = "", title] = place.split(": ");
        if (!existsSync(join(root, path))) return [`${id}: ${path}`];
        return title === undefined || readFileSync(join(root, path), "utf8").includes(title) ? [] : [`${id}: ${place}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("the document says what the files say (npm run security)", () => {
    expect(readFileSync(join(root, "docs/security.md"), "utf8")).toBe(render());
  });
});
