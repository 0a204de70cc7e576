import type { ActCheck as Check, ActSettings } from "#app";
import { eventTitle, isEventType, moveNames, moveTitle } from "#case";
import { describeProcedure, type DescribedRoute, type Procedure } from "#procedure";
import type { ActCheck, ActPicture, ActRoute, Bilingual } from "../contract/index.ts";
import { presentFileProblem } from "./file-problem.ts";
import { presentGround } from "./procedure.ts";
import { inBoth } from "./words.ts";

const replies: Readonly<Record<string, Bilingual>> = {
  final: { ru: "окончательный", en: "final" },
  interim: { ru: "промежуточный", en: "interim" },
  explanation: { ru: "разъяснение", en: "explanation" },
  clarification: { ru: "вопрос автору", en: "a question" },
};

/** A move, a fact of the product or a fact that the act declares, in words for people. */
const titleOf = (name: string, { facts }: Procedure): Bilingual => {
  const move = moveNames.find((known) => known === name);
  if (move !== undefined) return inBoth((language) => moveTitle(move, language));
  if (isEventType(name)) return inBoth((language) => eventTitle(name, language));
  return facts[name]?.title ?? { ru: name, en: name };
};

/** "published (final, interim)" in words for people. */
const eventWords = (described: string, procedure: Procedure): Bilingual => {
  const [, name = described, kinds = ""] = /^(\S+)(?: \((.+)\))?$/u.exec(described) ?? [];
  const title = titleOf(name, procedure);
  if (kinds === "") return title;
  return inBoth((language) => {
    const of = kinds.split(", ").map((kind) => replies[kind]?.[language] ?? kind);
    return `${title[language]} (${of.join(", ")})`;
  });
};

const presentRoute = (route: DescribedRoute, procedure: Procedure): ActRoute => ({
  name: route.name,
  title: route.title,
  clause: route.clause,
  steps: route.nodes.map(({ waitsFor, ...node }) => ({
    ...node,
    waitsFor: [...waitsFor],
    staying: route.staying
      .filter(({ step }) => step === node.step)
      .map(({ move, by, clause }) => ({ title: titleOf(move, procedure), by: [...by], clause })),
  })),
  edges: route.edges.map(({ by, ...edge }) => ({ ...edge, by: [...by], title: titleOf(edge.name, procedure) })),
  clocks: route.clocks.map(({ name, title, clause, term, starts, stops, ofSteps, reading }) => ({
    name,
    title,
    clause,
    term,
    starts: starts.map((event) => eventWords(event, procedure)),
    stops: stops.map((event) => eventWords(event, procedure)),
    ofSteps: [...ofSteps],
    reading: reading === null ? null : { quote: reading.quote, choice: reading.choice },
  })),
});

const routesOf = (procedure: Procedure): ActRoute[] => describeProcedure(procedure).routes.map((route) => presentRoute(route, procedure));

/** The act in force as the desk draws it. */
export const presentAct = ({ procedure, editions, mayAdopt, today }: ActSettings): ActPicture => ({
  title: procedure.title,
  code: procedure.code,
  edition: procedure.edition,
  today,
  mayAdopt,
  routes: routesOf(procedure),
  clauses: Object.entries(procedure.clauses).map(([clause, text]) => ({ clause, text, note: procedure.notes[clause] ?? null })),
  grounds: Object.values(procedure.grounds).map(presentGround),
  editions: editions.map((line) => ({ ...line, adopted: line.adopted === null ? null : { ...line.adopted } })),
});

const stepWords = (fact: Readonly<Record<string, unknown>>, procedure: Procedure): Bilingual => {
  const name = typeof fact["do"] === "string" ? fact["do"] : typeof fact["event"] === "string" ? fact["event"] : "";
  return titleOf(name, procedure);
};

/** What a check found, with the way on which something goes wrong as a list of steps. */
export const presentActCheck = ({ problems, act }: Check): ActCheck => {
  if (act === null) return { problems: problems.map(presentFileProblem), act: null };
  const { procedure, explored, comparedWith, changes, terms, openCases } = act;
  const { edition, inForce } = procedure;
  const counterExample =
    explored === null || explored.ok
      ? null
      : {
          what: explored.words,
          clause: explored.clause,
          detail: explored.detail,
          steps: explored.scenario.facts.map((fact) => stepWords(fact, procedure)),
        };
  return {
    problems: problems.map(presentFileProblem),
    act: {
      edition,
      inForceFrom: inForce.from,
      comparedWith,
      changes: [...changes],
      terms: [...terms],
      openCases,
      routes: routesOf(procedure),
      walkedWhole: explored !== null && (!explored.ok || explored.complete),
      counterExample,
    },
  };
};
