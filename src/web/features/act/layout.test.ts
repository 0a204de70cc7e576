import { describe, expect, test } from "vitest";
import type { ActEdge, ActRoute } from "#http/contract";
import { describeProcedure, loadProcedure } from "#procedure";
import { layOut, wrapped, type Box } from "./layout.ts";

const files = import.meta.glob<string>("../../../../procedures/**/*.yaml", { query: "?raw", import: "default", eager: true });
const acts = Object.keys(files);

const routesOf = (name: string): readonly ActRoute[] => {
  const loaded = loadProcedure(files[name] ?? "");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const named = (words: string) => ({ ru: words, en: words });
  return describeProcedure(loaded.procedure).routes.map((route) => ({
    ...route,
    steps: route.nodes.map((node) => ({ ...node, waitsFor: [...node.waitsFor], staying: [] })),
    edges: route.edges.map((edge): ActEdge => ({ ...edge, by: [...edge.by], title: named(edge.name) })),
    clocks: route.clocks.map((clock) => ({ ...clock, ofSteps: [...clock.ofSteps], starts: [], stops: [] })),
  }));
};

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(acts)("1.3: the picture of %s", (name) => {
  const routes = routesOf(name);

  test("every step is drawn once, inside the picture, and no step lies upon another", () => {
    for (const route of routes) {
      const { boxes, width, height } = layOut(route, "ru");
      expect(boxes.map(({ step }) => step.step).sort()).toEqual(route.steps.map(({ step }) => step).sort());
      for (const box of boxes) {
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        for (const other of boxes) if (other !== box) expect(overlap(box, other), `${box.step.step} ${other.step.step}`).toBe(false);
      }
    }
  });

  test("every move has a row in its step, or is told once for all steps", () => {
    for (const route of routes) {
      const { boxes, common } = layOut(route, "en");
      const rows = boxes.flatMap((box) => box.rows.flatMap(({ edges }) => edges));
      const told = common.reduce((sum, { from }) => sum + from.length, 0);
      expect(rows.length + told).toBe(route.edges.length);
    }
  });

  test("a line leads to every step that is a target and stands in the picture", () => {
    for (const route of routes) {
      const { boxes, lines } = layOut(route, "ru");
      const places = new Set(boxes.map(({ step }) => step.step));
      const targets = boxes.flatMap((box) => box.rows.flatMap(({ edges }) => edges)).filter(({ to }) => places.has(to));
      expect(lines).toHaveLength(targets.length);
      for (const { path } of lines) expect(path).toMatch(/^M[\d.-]+ [\d.-]+ C[\d. -]+$/);
    }
  });

  test("the first step is on top, and rows lie inside their boxes in their order", () => {
    for (const route of routes) {
      const { boxes } = layOut(route, "ru");
      const first = boxes.find(({ step }) => step.begins);
      for (const box of boxes) {
        expect(box.y).toBeGreaterThanOrEqual(first?.y ?? 0);
        let last = box.y;
        for (const row of box.rows) {
          expect(row.y).toBeGreaterThanOrEqual(last);
          last = row.y + row.height;
        }
        expect(last).toBeLessThanOrEqual(box.y + box.height);
      }
    }
  });
});

test("the title of a clock breaks between words, and the box has room for each of its lines", () => {
  expect(wrapped("Проект ответа", 16)).toBe(1);
  expect(wrapped("Окончательный ответ после промежуточного", 14)).toBe(3);
  expect(wrapped("промежуточного", 8)).toBe(1);
});
