import type { Page } from "#http/contract";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMe } from "../data/me.ts";
import { usePages } from "../data/pages.ts";
import { useNow } from "../data/server-clock.ts";
import { useLanguage, useTexts } from "../texts/texts-context.tsx";
import css from "./alarm-banner.module.css";
import { momentWords } from "./time-words.ts";
import { useTimeWords } from "./use-time-words.ts";

/** A page that needs hands: it is on, and broken, not answering or silent. */
export const needsHands = ({ enabled, health, alarms = [] }: Page): boolean => enabled && (health.state === "broken" || alarms.length > 0);

/** What stands over official pages, above the curator's list: what happened, since when, the way there (1.8). */
export const StandingPageAlarms = () => {
  const texts = useTexts();
  const { language } = useLanguage();
  const now = useNow();
  const words = useTimeWords();
  const { person } = useMe();
  const { data: pages = [] } = usePages();
  const alarms = pages.flatMap((page) => (page.alarms ?? []).map((alarm) => ({ page, alarm })));
  if (person.role !== "curator" || alarms.length === 0) return null;
  return (
    <section className={`${css.alarms} ${css.standing}`} aria-label={texts.pages.title}>
      {alarms.map(({ page, alarm }) => (
        <div key={`${page.pageId} ${alarm.kind}`} className={css.alarm}>
          <p className={css.title}>
            <IconPlugConnectedX size={18} aria-hidden />
            <span>{page.title}</span>
          </p>
          <p className={css.words}>{alarm[language]}</p>
          <p className={css.small}>
            {texts.register.alarmSince(momentWords(alarm.raisedAt, now, words))} <Link to="/pages">{texts.nav.pages}</Link>
          </p>
        </div>
      ))}
    </section>
  );
};
