import { useMediaQuery } from "@mantine/hooks";
import { IconMailOpened } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useMe } from "../data/me.ts";
import { CaseList } from "../features/list/case-list.tsx";
import { useTexts } from "../texts/texts-context.tsx";
import { StandingAlarms } from "../ui/alarm-banner.tsx";
import { StandingCalls } from "../ui/notice-row.tsx";
import { Nothing, Waiting } from "../ui/states.tsx";
import { useHotkeys } from "../ui/hotkeys.ts";
import css from "./desk-screen.module.css";
import { NotFound } from "./not-found.tsx";
import { sectionsOf } from "./sections.ts";

const CardScreen = lazy(() => import("../features/card/card-screen.tsx").then((module) => ({ default: module.CardScreen })));
const Deck = lazy(() => import("../features/head/deck.tsx").then((module) => ({ default: module.Deck })));

/** List and card side by side on a desk; one at a time on a phone; the Head on a phone gets one message a screen. */
export const DeskScreen = () => {
  const texts = useTexts();
  const navigate = useNavigate();
  const { person } = useMe();
  const params = useParams({ strict: false });
  const narrow = useMediaQuery("(max-width: 899px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const section = sectionsOf(person.role).find((known) => known.path === params.section);
  const caseId = params.caseId ?? null;
  const close = () => section !== undefined && void navigate({ to: "/$section", params: { section: section.path } });
  useHotkeys(caseId === null ? {} : { escape: close });
  if (section === undefined) return <NotFound />;
  const open = (next: string) => void navigate({ to: "/$section/$caseId", params: { section: section.path, caseId: next } });

  if (narrow && caseId === null && person.role === "head" && (section.title === "approval" || section.title === "urgent")) {
    return (
      <main className={css.phone}>
        <div className={css.standing}>
          <StandingAlarms onOpen={open} />
          <StandingCalls section={section.path} />
        </div>
        <Suspense fallback={<Waiting />}>
          <Deck
            key={section.path}
            section={section}
            others={sectionsOf(person.role)}
            onOpen={open}
            onSection={(path) => void navigate({ to: "/$section", params: { section: path } })}
          />
        </Suspense>
      </main>
    );
  }
  return (
    <div className={css.desk}>
      {(!narrow || caseId === null) && (
        <div className={css.list} role={narrow ? "main" : undefined}>
          <CaseList
            key={section.path}
            view={section.view}
            title={section.title}
            section={section.path}
            caseId={caseId}
            mayPlaceInUrgent={person.role === "curator" && (section.title === "queue" || section.title === "all")}
            keep={section.keep}
            onOpen={open}
          />
        </div>
      )}
      {(!narrow || caseId !== null) && (
        <main className={css.card}>
          {caseId === null ? (
            <Nothing icon={<IconMailOpened size={40} stroke={1.25} />} title={texts.list.choose} hint={texts.list.chooseHint} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <CardScreen key={caseId} caseId={caseId} onClose={close} />
            </Suspense>
          )}
        </main>
      )}
    </div>
  );
};
