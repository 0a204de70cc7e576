/**
 * The act as data: the form of a procedure file, its loader with positioned problems, its checks, its editions.
 * `loadProcedure(text)` gives the normalised act or everything that is wrong with it; it never throws.
 * The case and the clocks read only the model; the docstrings of `model*.ts` say what each field means to them.
 * It knows working time's words for terms; it knows no case, no person, no database.
 */
export type * from "./model.ts";
export { loadProcedure, type Loaded } from "./load.ts";
export type { ProcedureProblem } from "./problem.ts";
export { compareEditions, editionAt, type EditionChange } from "./editions.ts";
export {
  describeProcedure,
  termWords,
  type DescribedClock,
  type DescribedEdge,
  type DescribedNode,
  type DescribedRoute,
  type Description,
} from "./describe.ts";
export { procedureJsonSchema } from "./json-schema.ts";
export { routeFor, type Arrival } from "./route-for.ts";
export { eventOfMove } from "./vocabulary.ts";
