import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import { onDeskLocked, onSessionLost, RequestFailure } from "../data/ask.ts";
import { MeProvider, useMeQuery } from "../data/me.ts";
import { officeClockOf, wallClock } from "../data/office.ts";
import { LockLayer } from "../features/security/lock-layer.tsx";
import { StepUp } from "../features/security/step-up.tsx";
import { useIdleLock } from "../features/security/use-idle-lock.ts";
import { SignInForm } from "../features/sign-in/sign-in-form.tsx";
import { SignInPage } from "../features/sign-in/sign-in-page.tsx";
import { useTexts } from "../texts/texts-context.tsx";
import { Layer } from "../ui/layer.tsx";
import { OfficeClockProvider } from "../ui/office-clock.ts";
import { DidNotLoad, Waiting } from "../ui/states.tsx";

const EnrolPage = lazy(() => import("../features/security/enrol-page.tsx").then((module) => ({ default: module.EnrolPage })));
const ExpiredPage = lazy(() => import("../features/security/expired-page.tsx").then((module) => ({ default: module.ExpiredPage })));
const WelcomePage = lazy(() => import("../features/sign-in/welcome-page.tsx").then((module) => ({ default: module.WelcomePage })));

const IdleLock = ({ isLocked }: { readonly isLocked: boolean }) => {
  useIdleLock(isLocked);
  return null;
};

const useTroubles = () => {
  const [lost, setLost] = useState(false);
  const [locked, setLocked] = useState(false);
  useEffect(() => onSessionLost(() => setLost(true)), []);
  useEffect(() => onDeskLocked(() => setLocked(true)), []);
  const mended = () => {
    setLost(false);
    setLocked(false);
  };
  return { lost, locked, mended };
};

const Gate = ({ children }: { readonly children: ReactNode }) => {
  const texts = useTexts();
  const client = useQueryClient();
  const { data: me, error, isPending, refetch } = useMeQuery();
  const { lost, locked, mended } = useTroubles();
  const clock = useMemo(
    () => (me === undefined ? wallClock : (officeClockOf(me.worktime.office, me.worktime.calendars) ?? wallClock)),
    [me],
  );
  const failure = error instanceof RequestFailure ? error : null;
  const again = () => {
    mended();
    if (me === undefined) void refetch();
    else void client.invalidateQueries();
  };

  if (failure?.problem?.code === "secondFactorNeeded") return <EnrolPage onDone={again} />;
  if (failure?.problem?.code === "passwordExpired") return <ExpiredPage onDone={again} />;
  if (me === undefined) {
    if (locked && failure?.kind !== "session") return <LockLayer onOpen={again} />;
    if (isPending) return <Waiting />;
    if (failure?.kind === "session") return <SignInPage onSignedIn={again} />;
    return <DidNotLoad title={texts.live.reconnecting} hint={texts.signIn.unreachable} onRetry={() => void refetch()} />;
  }
  return (
    <MeProvider value={me}>
      <OfficeClockProvider value={clock}>
        {children}
        <StepUp />
        <IdleLock isLocked={lost || locked} />
        {lost && (
          <Layer title={texts.signIn.expiredTitle} onClose={null}>
            <p className="quiet">{texts.signIn.expired}</p>
            <SignInForm onSignedIn={again} />
          </Layer>
        )}
        {locked && !lost && <LockLayer onOpen={again} />}
      </OfficeClockProvider>
    </MeProvider>
  );
};

/** Lets the signed-in in. A session lost or locked at work is mended over the page: nothing below is taken away. */
export const SessionGate = ({ children }: { readonly children: ReactNode }) => {
  // The one address that needs no session: a one-time link of the administrator.
  const isWelcome = window.location.pathname === "/welcome";
  return <Suspense fallback={<Waiting />}>{isWelcome ? <WelcomePage /> : <Gate>{children}</Gate>}</Suspense>;
};
