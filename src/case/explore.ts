import type { Bilingual, Procedure, RouteRule } from "#procedure";
import { alwaysOpen, formatIso } from "#worktime";
import { isWaitingForAuthor } from "./drafts.ts";
import type { CaseContext } from "./context.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { RecordedEvent } from "./events.ts";
import type { Candidate } from "./explore-candidates.ts";
import { candidatesAt } from "./explore-candidates.ts";
import type { Relevant } from "./explore-key.ts";
import { keyOf, relevantTo } from "./explore-key.ts";
import type { Fault, Property, Taken } from "./explore-properties.ts";
import { faultOf, propertyRemedies, propertyWords, unapproved } from "./explore-properties.ts";
import { placeOf } from "./place.ts";
import { commandOf, isFillProblem, momentOf } from "./scenario-fill.ts";
import { caseIdOf } from "./scenario-ids.ts";
import type { CaseState } from "./state.ts";

/** A scenario that `simulate` plays: the shortest way to the state in which a property fails. */
export type CounterExample = {
  readonly procedure: string;
  readonly office: unknown;
  readonly route: string;
  readonly facts: readonly Readonly<Record<string, unknown>>[];
};

export type Explored =
  | { readonly ok: true; readonly states: number; readonly complete: boolean }
  | {
      readonly ok: false;
      readonly property: Property;
      readonly words: Bilingual;
      /** What to do about it. */
      readonly remedy: Bilingual;
      /** Where in the act, e.g. `routes.pages.timers.draft`. */
      readonly path: string;
      readonly clause: string;
      readonly detail: string;
      readonly scenario: CounterExample;
    };

export type Bounds = { readonly statesPerRoute: number };

const MINUTE_MS = 60_000;
/** Longer than any term of an act's stages: what it opens or closes by itself, it has opened or closed. */
const LONG_WAIT_MS = 60 * 86_400_000;

type Node = {
  readonly state: CaseState;
  readonly now: number;
  readonly log: readonly RecordedEvent[];
  readonly path: readonly Readonly<Record<string, unknown>>[];
  readonly next: Set<string>;
};

/**
 * Walks every state that an act allows, with the real core, and proves: an end can be reached from everywhere; nothing leaves without
 * its approvals; a wait for the author can be ended; whoever has the move can make one; no clock outlives the case.
 * States are told apart by what the act looks at, moments only as "before" and "after"; `complete` is false if the bound was met first.
 */
export function explore(procedure: Procedure, bounds: Bounds = { statesPerRoute: 20_000 }): Explored {
  const calendar = alwaysOpen("UTC");
  const named = Object.fromEntries(Object.keys(procedure.calendars).map((name) => [name, calendar]));
  const context: CaseContext = { procedure, calendars: { office: calendar, unit: null, always: calendar, named } };
  let states = 0;
  let complete = true;
  for (const route of Object.values(procedure.routes)) {
    const walked = walk(route, context, bounds);
    if (walked.fault !== null) return failed(walked.fault, walked.node, { procedure, route });
    states += walked.states;
    complete &&= walked.complete;
  }
  return { ok: true, states, complete };
}

function failed(
  { property, clause, detail, place }: Fault,
  node: Node,
  { procedure, route }: { readonly procedure: Procedure; readonly route: RouteRule },
): Explored {
  const office = { zone: "UTC", hours: { daily: "00:00-24:00" } };
  const scenario = { procedure: `procedures/${procedure.code}.yaml`, office, route: route.name, facts: node.path };
  const path = `routes.${route.name}.${place}`;
  return { ok: false, property, words: propertyWords[property], remedy: propertyRemedies[property], path, clause, detail, scenario };
}

type Walked =
  | { readonly fault: null; readonly states: number; readonly complete: boolean }
  | { readonly fault: Fault; readonly node: Node };

function walk(route: RouteRule, context: CaseContext, bounds: Bounds): Walked {
  const relevant = relevantTo(route, context.procedure);
  const key = (node: Pick<Node, "state" | "now">): string => keyOf(node.state, node.now, { context, relevant });
  const nodes = new Map<string, Node>();
  const queue: Node[] = [];
  const visit = (node: Node): string => {
    const name = key(node);
    if (!nodes.has(name) && nodes.size < bounds.statesPerRoute) {
      nodes.set(name, node);
      queue.push(node);
    }
    return name;
  };
  for (const node of beginnings(route, context)) visit(node);
  for (let place = 0; place < queue.length; place += 1) {
    const node = queue[place];
    if (node === undefined) break;
    const now = steps(node, context, relevant);
    // A silent author is waited for long; everything else that time alone opens or closes is a state of its own.
    const waited: Node = { ...node, now: node.now + LONG_WAIT_MS, next: new Set() };
    node.next.add(visit(waited));
    const later = isWaitingForAuthor(node.state) ? steps(waited, context, relevant) : [];
    for (const taken of now) {
      const left = unapproved(node.log, taken, context);
      if (left !== null) return { fault: left, node: follow(node, taken, context) };
      node.next.add(visit(follow(node, taken, context)));
    }
    const own = key(node);
    const leads = ({ candidate, next }: Taken): boolean => key({ state: next, now: candidate.command.at }) !== own;
    const fault = faultOf(node.state, node.now, { after: [...now, ...later], leads, context });
    if (fault !== null) return { fault, node };
  }
  const complete = nodes.size < bounds.statesPerRoute;
  // Where the walk was cut short an end may lie beyond: only a whole walk proves that there is none.
  const stuck = complete ? withoutEnd(nodes, context) : null;
  if (stuck !== null)
    return {
      fault: {
        property: "endReachable",
        clause: placeOf(stuck.state, context.procedure).step.clause,
        detail: stuck.state.step,
        place: `steps.${stuck.state.step}`,
      },
      node: stuck,
    };
  return { fault: null, states: nodes.size, complete };
}

/** A case of each kind of message, and of each source, where the act tells them apart. */
function beginnings(route: RouteRule, context: CaseContext): readonly Node[] {
  const { procedure } = context;
  const relevant = relevantTo(route, procedure);
  const kinds = relevant.lists.has("messageKind") ? ["comment", "direct", "post"] : ["comment"];
  const sources = relevant.lists.has("source") && route.accepts.sources.length > 0 ? route.accepts.sources : [undefined];
  const now = firstMoment(procedure, context);
  return kinds.flatMap((kind) =>
    sources.flatMap((source) => {
      const fields = { event: "received", kind, ...(source === undefined || source === "network" ? {} : { channel: source }) };
      const command = commandOf({ fields, at: now, index: 0, state: null, context, route: route.name, units: null });
      if (isFillProblem(command)) return [];
      const taken = take({ fields, command }, null, context);
      return taken === null
        ? []
        : [
            {
              state: taken.next,
              now,
              log: taken.recorded,
              path: [{ at: formatIso(context.calendars.office, now), ...fields }],
              next: new Set<string>(),
            },
          ];
    }),
  );
}

/** Noon of the first day on which all of the newest edition is in force. */
function firstMoment(procedure: Procedure, context: CaseContext): number {
  const newest = [procedure.inForce.from, ...procedure.appeal.map((option) => option.from)].sort().at(-1) ?? procedure.inForce.from;
  return Math.max(momentOf(`${newest}T12:00`, { context }) ?? 0, context.calendars.office.from);
}

function steps(node: Node, context: CaseContext, relevant: Relevant): readonly Taken[] {
  const standing = { state: node.state, at: node.now + MINUTE_MS, index: node.log.length, context, relevant };
  return candidatesAt(standing).flatMap((candidate) => take(candidate, node.state, context) ?? []);
}

function take(candidate: Candidate, state: CaseState | null, context: CaseContext): Taken | null {
  const { command } = candidate;
  const decision = decide(command, state, context);
  if (decision.kind === "refused") return null;
  let next = state;
  const recorded: RecordedEvent[] = [];
  for (const { event, step } of decision.events) {
    const one = { caseId: caseIdOf("explored"), version: (next?.version ?? 0) + 1, at: command.at, actor: command.actor, step, event };
    recorded.push(one);
    next = evolve(next, one);
  }
  return next === null ? null : { candidate, recorded, next };
}

function follow(node: Node, { candidate, recorded, next }: Taken, { calendars }: CaseContext): Node {
  const { at } = candidate.command;
  const path = [...node.path, { at: formatIso(calendars.office, at), ...candidate.fields }];
  return { state: next, now: at, log: [...node.log, ...recorded], path, next: new Set() };
}

/** The first state from which no end can be reached, going backwards from all ends. */
function withoutEnd(nodes: ReadonlyMap<string, Node>, context: CaseContext): Node | null {
  const before = new Map<string, string[]>();
  for (const [name, node] of nodes) for (const next of node.next) before.set(next, [...(before.get(next) ?? []), name]);
  const reached = new Set([...nodes].flatMap(([name, { state }]) => (placeOf(state, context.procedure).step.ends ? [name] : [])));
  for (const name of reached) for (const former of before.get(name) ?? []) reached.add(former);
  return [...nodes].find(([name]) => !reached.has(name))?.[1] ?? null;
}
