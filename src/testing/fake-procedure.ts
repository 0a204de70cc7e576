import { loadProcedure, type Procedure, type RouteRule } from "#procedure";
import { readFileSync } from "node:fs";

const read = (): Procedure => {
  const loaded = loadProcedure(readFileSync(new URL("../../procedures/gulkevichi.yaml", import.meta.url), "utf8"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems[0]));
  return loaded.procedure;
};

/** The act that the product was built for: what a fake shows should have real words. */
export const fakeProcedure: Procedure = read();

const pages = fakeProcedure.routes["pages"];
if (pages === undefined) throw new Error("the act has no route of official pages");

/** Its route of official pages (3.1). */
export const fakeRoute: RouteRule = pages;
