import type { ProcedureInfo } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { ask } from "./ask.ts";

/** The act in force: grounds of 3.7 and 3.8, clauses word for word. */
export const useProcedure = () => useQuery({ queryKey: ["procedure"], queryFn: () => ask<ProcedureInfo>("/api/procedure"), staleTime: Infinity });
