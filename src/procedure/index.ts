/**
 * The act as data: the form of a procedure file, its loader with positioned problems, its checks, its editions.
 * It knows working time's words for terms; it knows no case, no person, no database.
 */
export type * from "./model.ts";
export { loadProcedure, type Loaded } from "./load.ts";
export type { ProcedureProblem } from "./problem.ts";
