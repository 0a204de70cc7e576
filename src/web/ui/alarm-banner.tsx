import type { Alarm } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useAcknowledge, useAlarms } from "../data/grounds.ts";
import { useMe } from "../data/me.ts";
import { useNow } from "../data/server-clock.ts";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import css from "./alarm-banner.module.css";
import { Clause } from "./clause.tsx";
import { momentWords } from "./time-words.ts";
import { useTimeWords } from "./use-time-words.ts";

type RowProps = { readonly alarm: Alarm; readonly children?: ReactNode; readonly seenBy: boolean };

const AlarmRow = ({ alarm, children, seenBy }: RowProps) => {
  const texts = useTexts();
  const say = useSay();
  const words = useTimeWords();
  const now = useNow();
  const acknowledge = useAcknowledge();
  const { alarm: said } = texts.grounds;
  const waiting = alarm.roles.filter((role) => !alarm.acknowledged.some((one) => one.role === role));
  const roleName = (role: string) => (role in texts.roles ? texts.roles[role as keyof typeof texts.roles].toLowerCase() : role);
  return (
    <div className={css.alarm} data-calm={waiting.length === 0 || undefined}>
      <p className={css.title}>
        <IconAlertTriangle size={18} aria-hidden />
        <span>
          {said.threat(texts.common.number(alarm.number), say(alarm.ground.title))} <Clause clause={alarm.ground.clause} />
        </span>
      </p>
      <p className={css.words}>{alarm.excerpt}</p>
      {alarm.decidedBy !== null && <p className={css.small}>{said.decided(alarm.decidedBy, momentWords(alarm.raisedAt, now, words))}</p>}
      {seenBy &&
        alarm.acknowledged.map((one) => (
          <p key={one.role} className={css.small}>
            {said.acknowledged(roleName(one.role), `${one.name}, ${momentWords(one.at, now, words)}`)}
          </p>
        ))}
      {seenBy && waiting.length > 0 && <p className={css.small}>{said.waits(waiting.map(roleName).join(", "))}</p>}
      <div className={css.buttons}>
        {alarm.standsForMe && (
          <Button size="xs" color="red" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(alarm.alarmId)}>
            {said.acknowledge}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
};

/** Alarms of threats that stand for me, above a list (3.7). */
export const StandingAlarms = ({ onOpen }: { readonly onOpen: (caseId: string) => void }) => {
  const texts = useTexts();
  const { person } = useMe();
  const { data: alarms = [] } = useAlarms(null, person.role === "head" || person.role === "controller" || person.role === "curator");
  if (alarms.length === 0) return null;
  return (
    <section className={`${css.alarms} ${css.standing}`} aria-label={texts.grounds.alarm.label}>
      {alarms.map((alarm) => (
        <AlarmRow key={alarm.alarmId} alarm={alarm} seenBy={false}>
          <Button size="xs" variant="default" onClick={() => onOpen(alarm.caseId)}>
            {texts.grounds.alarm.open}
          </Button>
        </AlarmRow>
      ))}
    </section>
  );
};

/** The alarms of one case, with who has acknowledged them; below, what is done with them. */
export const CaseAlarms = ({ caseId, children }: { readonly caseId: string; readonly children: ReactNode }) => {
  const texts = useTexts();
  const { person } = useMe();
  const { data: alarms = [] } = useAlarms(caseId, person.role !== "unit");
  if (alarms.length === 0) return null;
  return (
    <section className={css.alarms} aria-label={texts.grounds.alarm.label}>
      {alarms.map((alarm) => (
        <AlarmRow key={alarm.alarmId} alarm={alarm} seenBy />
      ))}
      {children}
    </section>
  );
};
