/**
 * The picture of a route as plain numbers: a column for each who has the move, steps from top to bottom in the order in which a case
 * meets them, a line from the row of each move to the step it leads to. Pure: sizes are estimated from the lengths of the words.
 */
import type { ActEdge, ActRoute, ActStep } from "#http/contract";
import { partMoves, type CommonMove } from "./common-moves.ts";
import { laneOf, lanesOf, type Lane } from "./lanes.ts";

/** One move or fact of a step, with every step it may lead to. */
export type Row = { readonly edge: ActEdge; readonly edges: readonly ActEdge[]; readonly y: number; readonly height: number };
export type Box = {
  readonly step: ActStep;
  readonly lane: Lane;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
};
export type Line = { readonly edge: ActEdge; readonly path: string };
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly lane: Lane; readonly x: number; readonly width: number }[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly common: readonly CommonMove[];
};

type Language = "ru" | "en";

/** The measures of the picture, the same as in route-picture.module.css. */
export const measures = {
  lane: 196,
  gap: 44,
  top: 40,
  between: 20,
  stagger: 56,
  pad: 10,
  titleLine: 18,
  smallLine: 16,
  rowPad: 6,
  perTitleLine: 20,
  perRowLine: 20,
  perClockLine: 23,
};

const lines = (words: string, perLine: number): number => Math.max(1, Math.ceil(words.length / perLine));

/** Lines of words that break between words only. */
export const wrapped = (words: string, perLine: number): number => {
  let [count, left] = [1, perLine];
  for (const { length } of words.split(" ")) {
    if (length > left && left < perLine) {
      count += 1;
      left = perLine;
    }
    left -= length + 1;
  }
  return count;
};

type Clock = ActRoute["clocks"][number];

/** A clock is one line, or its title by lines and the term below. */
const clockLines = ({ title, term }: Clock, language: Language): number =>
  title[language].length + term[language].length < measures.perClockLine ? 1 : wrapped(title[language], measures.perClockLine - 2) + 1;

const headHeight = (step: ActStep, clocks: readonly Clock[], language: Language): number => {
  const small = clocks.reduce((sum, clock) => sum + clockLines(clock, language), 1);
  return measures.pad + lines(step.title[language], measures.perTitleLine) * measures.titleLine + measures.smallLine * small + 4;
};

const rowHeight = (edge: ActEdge, language: Language): number =>
  lines(edge.title[language], measures.perRowLine) * measures.smallLine + measures.rowPad;

/** How far each step is from the first by the moves that are drawn; what only common moves lead to comes after all others. */
const ranksOf = (route: ActRoute, own: readonly ActEdge[]): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  const walk = (start: string, rank: number): void => {
    if (ranks.has(start)) return;
    ranks.set(start, rank);
    const queue = [start];
    for (const from of queue) {
      for (const { to } of own.filter((edge) => edge.from === from)) {
        if (ranks.has(to) || !route.steps.some(({ step }) => step === to)) continue;
        ranks.set(to, (ranks.get(from) ?? 0) + 1);
        queue.push(to);
      }
    }
  };
  const first = route.steps.find(({ begins }) => begins);
  if (first !== undefined) walk(first.step, 0);
  for (const { step } of route.steps) walk(step, Math.max(-1, ...ranks.values()) + 1);
  return ranks;
};

/** The moves of a step; one that leads to several steps, by the kind of the reply, is one row. */
const rowsOf = (own: readonly ActEdge[], { step }: ActStep): readonly (readonly [ActEdge, ...ActEdge[]])[] => {
  const rows = new Map<string, [ActEdge, ...ActEdge[]]>();
  for (const edge of own.filter(({ from }) => from === step)) {
    const known = rows.get(`${edge.kind} ${edge.name}`);
    if (known === undefined) rows.set(`${edge.kind} ${edge.name}`, [edge]);
    else known.push(edge);
  }
  return [...rows.values()];
};

/** Puts the steps into their columns: never above a step that comes before them, never upon one another. */
const placeBoxes = (route: ActRoute, own: readonly ActEdge[], language: Language): readonly Box[] => {
  const lanes = lanesOf(route);
  const ranks = ranksOf(route, own);
  const bottoms = new Map<Lane, number>();
  const tops = new Map<number, number>();
  const rankOf = (step: ActStep): number => ranks.get(step.step) ?? 0;
  return [...route.steps]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((step) => {
      const [lane, rank] = [laneOf(step), rankOf(step)];
      const floor = rank === 0 ? measures.top : (tops.get(rank - 1) ?? measures.top) + measures.stagger;
      const y = Math.max(floor, (bottoms.get(lane) ?? measures.top - measures.between) + measures.between);
      tops.set(rank, Math.max(tops.get(rank) ?? 0, y));
      const clocks = route.clocks.filter(({ ofSteps }) => ofSteps.includes(step.step));
      let next = y + headHeight(step, clocks, language);
      const rows = rowsOf(own, step).map((edges) => {
        const [edge] = edges;
        const row = { edge, edges, y: next, height: rowHeight(edge, language) };
        next += row.height;
        return row;
      });
      const height = next + (rows.length > 0 ? 4 : 2) - y;
      bottoms.set(lane, y + height);
      return { step, lane, x: lanes.indexOf(lane) * (measures.lane + measures.gap), y, width: measures.lane, height, rows };
    });
};

/** A line from the side of a row to the side of a box; within a column it goes round on the right, in the gap. */
const pathOf = (from: Box, row: Row, to: Box): string => {
  const [startY, endY] = [row.y + row.height / 2, to.y + measures.pad + measures.titleLine / 2];
  const right = { x: from.x + from.width, bend: 1 };
  const left = { x: from.x, bend: -1 };
  const start = to.x < from.x ? left : right;
  const end = to.x > from.x ? { x: to.x, bend: -1 } : { x: to.x + to.width, bend: 1 };
  const reach = to.x === from.x ? measures.gap * 0.7 : Math.max(measures.gap * 0.6, Math.abs(end.x - start.x) / 2);
  const round = (n: number): number => Math.round(n * 10) / 10;
  const points = [start.x + start.bend * reach, startY, end.x + end.bend * reach, endY, end.x, endY].map(round);
  return `M${round(start.x)} ${round(startY)} C${points.join(" ")}`;
};

/** Lays a route out. */
export const layOut = (route: ActRoute, language: Language): Picture => {
  const { own, common } = partMoves(route);
  const boxes = placeBoxes(route, own, language);
  const drawn = boxes.flatMap((from) =>
    from.rows.flatMap((row) =>
      row.edges.flatMap((edge) => {
        const to = boxes.find(({ step }) => step.step === edge.to);
        return to === undefined ? [] : [{ edge, path: pathOf(from, row, to) }];
      }),
    ),
  );
  const lanes = lanesOf(route).map((lane, index) => ({ lane, x: index * (measures.lane + measures.gap), width: measures.lane }));
  return {
    width: lanes.length * (measures.lane + measures.gap),
    height: Math.max(measures.top, ...boxes.map(({ y, height }) => y + height)) + 8,
    lanes,
    boxes,
    lines: drawn,
    common,
  };
};
