import type { KeptPeople, NewPerson, PersonChange, PersonLink } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

const root = "/api/settings/people";
const of = (personId: string, end = ""): string => `${root}/${encodeURIComponent(personId)}${end}`;

/** The people of the municipality, for their administrator. */
export const usePeople = () => useQuery({ queryKey: ["people"], queryFn: () => ask<KeptPeople>(root) });

const useDeed = <Given, Answer>(deed: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation<Answer, RequestFailure, Given>({
    mutationFn: deed,
    onSuccess: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
};

/** Adds a person; answers with their one-time link. */
export const useAddPerson = () => useDeed((person: NewPerson) => send<PersonLink>("POST", root, person));
export const useChangePerson = () =>
  useDeed(({ personId, change }: { readonly personId: string; readonly change: PersonChange }) => send("PUT", of(personId), change));
/** A new one-time link; the former stops working. */
export const useNewLink = () => useDeed((personId: string) => send<PersonLink>("POST", of(personId, "/link"), {}));
export const useResetFactors = () => useDeed((personId: string) => send("POST", of(personId, "/factors/reset"), {}));
export const useEndSessions = () => useDeed((personId: string) => send("POST", of(personId, "/sessions/end"), {}));
