import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { onSessionLost, RequestFailure } from "../data/ask.ts";
import { MeProvider, useMeQuery } from "../data/me.ts";
import { officeClockOf, wallClock } from "../data/office.ts";
import { SignInForm } from "../features/sign-in/sign-in-form.tsx";
import { SignInPage } from "../features/sign-in/sign-in-page.tsx";
import { useTexts } from "../texts/texts-context.tsx";
import { Layer } from "../ui/layer.tsx";
import { OfficeClockProvider } from "../ui/office-clock.ts";
import { DidNotLoad, Waiting } from "../ui/states.tsx";

/** Lets the signed-in in. A session lost at work is mended over the page: nothing below is taken away. */
export const SessionGate = ({ children }: { readonly children: ReactNode }) => {
  const texts = useTexts();
  const client = useQueryClient();
  const { data: me, error, isPending, refetch } = useMeQuery();
  const [lost, setLost] = useState(false);
  useEffect(() => onSessionLost(() => setLost(true)), []);
  const clock = useMemo(
    () => (me === undefined ? wallClock : (officeClockOf(me.worktime.office, me.worktime.calendars) ?? wallClock)),
    [me],
  );

  if (me === undefined) {
    if (isPending) return <Waiting />;
    if (error instanceof RequestFailure && error.kind === "session") {
      const onSignedIn = () => {
        setLost(false);
        void refetch();
      };
      return <SignInPage onSignedIn={onSignedIn} />;
    }
    return <DidNotLoad title={texts.live.reconnecting} hint={texts.signIn.unreachable} onRetry={() => void refetch()} />;
  }

  const onSignedInAgain = () => {
    setLost(false);
    void client.invalidateQueries();
  };
  return (
    <MeProvider value={me}>
      <OfficeClockProvider value={clock}>
        {children}
        {lost && (
          <Layer title={texts.signIn.expiredTitle} onClose={null}>
            <p className="quiet">{texts.signIn.expired}</p>
            <SignInForm onSignedIn={onSignedInAgain} />
          </Layer>
        )}
      </OfficeClockProvider>
    </MeProvider>
  );
};
