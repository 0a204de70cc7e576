import type { OwnAccount, OwnSession } from "#http/contract";
import { Button } from "@mantine/core";
import { endOtherSessions, endSession, useAccountDeed } from "../../data/account.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { deviceWords } from "../../ui/device-words.ts";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./security.module.css";

const SessionRow = ({ session }: { readonly session: OwnSession }) => {
  const { sessions: words } = useTexts().security;
  const times = useTimeWords();
  const now = useNow();
  const end = useAccountDeed(endSession);
  const device = deviceWords(session.device) || words.unknownDevice;
  const moment = (at: number) => momentWords(at, now, times);
  return (
    <li className={css.row} data-here={session.isCurrent || undefined}>
      <div>
        <p>
          <strong>{device}</strong> {session.isCurrent && <span className={css.mark}>{words.here}</span>}
        </p>
        <p className="small quiet">
          {[session.address, words.since(moment(session.createdAt)), words.seen(moment(session.seenAt))]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          variant="default"
          size="xs"
          aria-label={words.endOf(device)}
          loading={end.isPending}
          onClick={() => end.mutate(session.sessionId)}
        >
          {words.end}
        </Button>
      )}
    </li>
  );
};

/** Where I am signed in, and how to end it. */
export const SessionsPane = ({ account }: { readonly account: OwnAccount }) => {
  const { sessions: words } = useTexts().security;
  const others = useAccountDeed<void>(endOtherSessions);
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.intro(account.idleMinutes)}</p>
      <ul className={css.list}>
        {account.sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </ul>
      {account.sessions.length > 1 && (
        <Button variant="default" loading={others.isPending} onClick={() => others.mutate()}>
          {words.endOthers}
        </Button>
      )}
    </section>
  );
};
