/**
 * The file's short cuts, dissolved before it is read: `like` (a route that differs from another in some rows), clocks of the whole act,
 * moves allowed at any open step. Parts keep their places, so that a problem is shown where it is written.
 */
import { nearest } from "./nearest.ts";
import type { Finding, Notebook } from "./problem.ts";
import type { Source, SourceEntry } from "./source-tree.ts";

type SourceMap = Extract<Source, { kind: "map" }>;

/** The act with complete routes. */
export function dissolveSugar(root: Source, notebook: Notebook): Source {
  if (root.kind !== "map") return root;
  const routes = valueOf(root, "routes");
  if (routes?.kind !== "map") return root;
  const whole = routes.entries.map((entry): SourceEntry => {
    const alike = resolveLike(entry, { routes, notebook, trail: [] });
    const timed = withSharedTimers(alike, valueOf(root, "timers"));
    return { ...entry, value: withAnytime(timed, valueOf(root, "anytime")) };
  });
  return withEntries(root, { routes: { ...routes, entries: whole }, timers: null, anytime: valueOf(root, "anytime") });
}

function valueOf(source: Source | undefined, key: string): Source | undefined {
  return source?.kind === "map" ? source.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The map with some values replaced, or taken out (`null`); a key that is not there stays absent. */
function withEntries(map: SourceMap, changes: Readonly<Record<string, Source | null | undefined>>): SourceMap {
  const entries = map.entries.flatMap((entry) => {
    if (!Object.hasOwn(changes, entry.key)) return [entry];
    const value = changes[entry.key];
    return value === null || value === undefined ? [] : [{ ...entry, value }];
  });
  return { ...map, entries };
}

type Likeness = { readonly routes: SourceMap; readonly notebook: Notebook; readonly trail: readonly string[] };

function resolveLike(entry: SourceEntry, { routes, notebook, trail }: Likeness): Source {
  const like = valueOf(entry.value, "like");
  if (entry.value.kind !== "map" || like === undefined || like.kind === "nothing") return entry.value;
  const own = withEntries(entry.value, { like: null });
  const base = like.kind === "text" ? routes.entries.find(({ key }) => key === like.text) : undefined;
  const path = `routes.${entry.key}.like`;
  if (base === undefined || like.kind !== "text") {
    notebook.findings.push(
      unknownRoute(
        like,
        path,
        routes.entries.map(({ key }) => key),
      ),
    );
    return own;
  }
  if (base.key === entry.key || trail.includes(base.key)) {
    notebook.findings.push(circularLike(like.at, path));
    return own;
  }
  const resolved = resolveLike(base, { routes, notebook, trail: [...trail, entry.key] });
  return laidOver(resolved.kind === "map" ? withEntries(resolved, { title: null, accepts: null }) : resolved, own);
}

/** Maps are joined key by key; anything else in `over` stands in place of what is under it (an empty value takes it away). */
function laidOver(under: Source, over: Source): Source {
  if (under.kind !== "map" || over.kind !== "map") return over;
  const kept = under.entries.map((entry): SourceEntry => {
    const own = over.entries.find(({ key }) => key === entry.key);
    return own === undefined ? entry : { ...own, value: laidOver(entry.value, own.value) };
  });
  const added = over.entries.filter(({ key }) => !under.entries.some((entry) => entry.key === key));
  return { ...over, entries: [...kept, ...added] };
}

function withSharedTimers(route: Source, shared: Source | undefined): Source {
  if (route.kind !== "map" || shared?.kind !== "map") return route;
  const own = route.entries.find(({ key }) => key === "timers");
  if (own === undefined) return { ...route, entries: [...route.entries, { key: "timers", keyAt: shared.at, value: shared }] };
  return withEntries(route, { timers: own.value.kind === "nothing" ? shared : laidOver(shared, own.value) });
}

function withAnytime(route: Source, shared: Source | undefined): Source {
  if (route.kind !== "map") return route;
  const own = valueOf(route, "anytime");
  const moves = shared?.kind === "map" ? (own?.kind === "map" ? laidOver(shared, own) : shared) : own;
  const plain = withEntries(route, { anytime: null });
  const steps = valueOf(plain, "steps");
  if (moves?.kind !== "map" || steps?.kind !== "map") return plain;
  const filled = steps.entries.map((step): SourceEntry => ({ ...step, value: withMoves(step, moves) }));
  return withEntries(plain, { steps: { ...steps, entries: filled } });
}

/** A step with the anytime moves that it does not name itself. */
function withMoves(step: SourceEntry, anytime: SourceMap): Source {
  if (step.value.kind !== "map") return step.value;
  const own = step.value.entries.find(({ key }) => key === "moves");
  const ownMoves = own?.value.kind === "map" ? own.value.entries : [];
  const ends = valueOf(step.value, "ends");
  const isOpen = !(ends?.kind === "text" && ends.text === "true");
  const added = anytime.entries
    .filter(
      ({ key, value }) => value.kind !== "nothing" && !ownMoves.some((move) => move.key === key) && isMeantFor(step.key, value, isOpen),
    )
    .map((entry): SourceEntry => ({
      ...entry,
      value: entry.value.kind === "map" ? withEntries(entry.value, { at: null, notAt: null }) : entry.value,
    }));
  if (added.length === 0 || (own !== undefined && own.value.kind !== "map" && own.value.kind !== "nothing")) return step.value;
  const moves: Source = { kind: "map", at: own?.value.at ?? step.keyAt, entries: [...ownMoves, ...added] };
  return own === undefined
    ? { ...step.value, entries: [...step.value.entries, { key: "moves", keyAt: step.keyAt, value: moves }] }
    : withEntries(step.value, { moves });
}

function isMeantFor(step: string, move: Source, isOpen: boolean): boolean {
  const only = valueOf(move, "at");
  if (only !== undefined && only.kind !== "nothing") return names(only).includes(step);
  return isOpen && !names(valueOf(move, "notAt")).includes(step);
}

function names(source: Source | undefined): readonly string[] {
  if (source?.kind === "text") return [source.text];
  return source?.kind === "list" ? source.items.flatMap((item) => (item.kind === "text" ? [item.text] : [])) : [];
}

function unknownRoute(like: Source, path: string, known: readonly string[]): Finding {
  const wanted = like.kind === "text" ? like.text : "";
  const near = nearest(wanted, known);
  return {
    code: "unknownRoute",
    severity: "error",
    path,
    at: like.at,
    what: { ru: `Маршрута «${wanted}» в файле нет`, en: `There is no route "${wanted}" in the file` },
    remedy:
      near === null
        ? { ru: `Есть маршруты: ${known.join(", ")}`, en: `The routes are: ${known.join(", ")}` }
        : { ru: `Возможно, имелось в виду «${near}»`, en: `Perhaps "${near}" was meant` },
  };
}

function circularLike(at: number, path: string): Finding {
  return {
    code: "circularLike",
    severity: "error",
    path,
    at,
    what: { ru: "Маршруты ссылаются друг на друга по кругу", en: "The routes are like one another in a circle" },
    remedy: { ru: "Один из них напишите полностью, без like", en: "Write one of them in full, without like" },
  };
}
