import type { Alarm, FormerAnswer, PoliceNote } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** Alarms of threats (3.7): those that stand for me, or all of one case. */
export const useAlarms = (caseId: string | null, enabled = true) =>
  useQuery({
    queryKey: ["alarms", caseId],
    enabled,
    queryFn: () => ask<readonly Alarm[]>(`/api/alarms${caseId === null ? "" : `?caseId=${encodeURIComponent(caseId)}`}`),
  });

/** Records that I have seen an alarm. */
export const useAcknowledge = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (alarmId: string) => send<unknown>("POST", `/api/alarms/${encodeURIComponent(alarmId)}/acknowledgement`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: ["alarms"] }),
  });
};

/** What the author of a case was answered before (3.8). */
export const useFormerAnswers = (caseId: string, enabled: boolean) =>
  useQuery({
    queryKey: ["former answers", caseId],
    enabled,
    queryFn: () => ask<readonly FormerAnswer[]>(`/api/cases/${encodeURIComponent(caseId)}/former-answers`),
  });

/** The note for the police, asked for only when it is opened. */
export const usePoliceNote = (caseId: string, enabled: boolean) =>
  useQuery({
    queryKey: ["police note", caseId],
    enabled,
    queryFn: () => ask<PoliceNote>(`/api/cases/${encodeURIComponent(caseId)}/police-note`),
  });

/** Where the papers of a case are taken as files. */
export const paperPath = (caseId: string, paper: "police-note?as=file" | "appeal-package"): string =>
  `/api/cases/${encodeURIComponent(caseId)}/${paper}`;
