import type { Me, SessionInfo, SignedIn } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { ask, RequestFailure, send } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

const readMe = async (): Promise<Me> => {
  // Asked first, because it is no fault to have no session yet: a 401 would stand in the console of everybody who comes to sign in.
  if ((await ask<SessionInfo>("/api/auth/get-session")) === null) throw new RequestFailure("session", null, null);
  const me = await ask<Me>("/api/me");
  learnServerTime(me.now);
  return me;
};

/** Who is signed in; fails with `session` when nobody is. */
export const useMeQuery = () => useQuery({ queryKey: ["me"], queryFn: readMe, retry: false, staleTime: 300_000 });

const MeContext = createContext<Me | null>(null);

/** Hands the signed-in person to the screens. */
export const MeProvider = MeContext.Provider;

/** The signed-in person. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === null) throw new Error("useMe is used before sign-in");
  return me;
};

/** Signs in by e-mail when there is an @, by login otherwise; says which step is still due. */
export const signIn = (login: string, password: string): Promise<SignedIn> =>
  login.includes("@")
    ? send("POST", "/api/auth/sign-in/email", { email: login, password })
    : send("POST", "/api/auth/sign-in/username", { username: login, password });

/** Ends the session. */
export const signOut = (): Promise<unknown> => send("POST", "/api/auth/sign-out", {});
