import type { ProcedureInfo } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { ask } from "./ask.ts";

/** The act in force: grounds of 3.7 and 3.8, clauses word for word. */
export const useProcedure = () =>
  useQuery({ queryKey: ["procedure"], queryFn: () => ask<ProcedureInfo>("/api/procedure"), staleTime: Infinity });

/** The term of the final reply that an interim one begins on this route (3.3); null until the act is read. */
export const useAfterInterim = (route: string): ProcedureInfo["routes"][number]["afterInterim"] =>
  useProcedure().data?.routes.find(({ name }) => name === route)?.afterInterim ?? null;
