import type { IncidentState } from "#http/contract";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMe } from "../../data/me.ts";
import { useNow } from "../../data/server-clock.ts";
import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./incident.module.css";

const icons = { ok: IconCircleCheck, warning: IconAlertTriangle, broken: IconCircleX, unknown: IconHelpCircle } as const;

const Mailbox = ({ mailbox }: { readonly mailbox: NonNullable<IncidentState["mailbox"]> }) => {
  const { incident } = useTexts();
  const { language } = useLanguage();
  const now = useNow();
  const words = useTimeWords();
  const Icon = icons[mailbox.health.state];
  return (
    <>
      <p>
        {mailbox.address}{" "}
        <span className={css.health}>
          <Icon size={16} aria-hidden /> {incident.state.health[mailbox.health.state]}
        </span>
      </p>
      {mailbox.health.problems.map((problem) => (
        <p key={problem[language]}>{problem[language]}</p>
      ))}
      <p className="small quiet">
        {mailbox.lastLetterAt === null
          ? incident.state.noLetters
          : incident.state.lastLetter(momentWords(mailbox.lastLetterAt, now, words))}
      </p>
    </>
  );
};

/** How letters come in and replies go out, and where an administrator sets it up. */
export const Ways = ({ state }: { readonly state: IncidentState }) => {
  const { incident } = useTexts();
  const { role } = useMe().person;
  return (
    <div className={css.ways}>
      <section className={css.way} data-health={state.mailbox?.health.state ?? "none"}>
        <h2>{incident.state.mailbox}</h2>
        {state.mailbox === null ? <p>{incident.state.noMailbox}</p> : <Mailbox mailbox={state.mailbox} />}
      </section>
      <section className={css.way}>
        <h2>{incident.state.handOver}</h2>
        <p>{state.handOverTo === null ? incident.state.handOverByHand : incident.state.handOverTo(state.handOverTo)}</p>
        {role === "administrator" && <Link to="/pages">{incident.state.setUp}</Link>}
      </section>
    </div>
  );
};
