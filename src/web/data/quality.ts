import type { Quality, SampleAsked, SheetAsked } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

/** Samples of answers with their sheets (4.2). */
export const useQuality = () => useQuery({ queryKey: ["quality"], queryFn: () => ask<Quality>("/api/quality") });

type Step =
  | { readonly do: "draw"; readonly asked: SampleAsked }
  | { readonly do: "judge"; readonly sampleId: string; readonly caseId: string; readonly sheet: SheetAsked };

/** Draws a sample, or keeps the marks of an answer. */
export const useQualityStep = () => {
  const client = useQueryClient();
  return useMutation<unknown, RequestFailure, Step>({
    mutationFn: (step) =>
      step.do === "draw"
        ? send("POST", "/api/quality", step.asked)
        : send("POST", `/api/quality/${encodeURIComponent(step.sampleId)}/${encodeURIComponent(step.caseId)}`, step.sheet),
    onSettled: () => client.invalidateQueries({ queryKey: ["quality"] }),
  });
};
