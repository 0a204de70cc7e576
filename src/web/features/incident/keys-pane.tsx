import type { AccessKey } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMakeKey, useRevokeKey } from "../../data/incident.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./incident.module.css";

const KeyRow = ({ made }: { readonly made: AccessKey }) => {
  const { keys } = useTexts().incident;
  const now = useNow();
  const times = useTimeWords();
  const revoke = useRevokeKey();
  const moment = (at: number) => momentWords(at, now, times);
  return (
    <li className={css.letter}>
      <div className={css.head}>
        <div>
          <p className={css.subject}>{made.title}</p>
          <p className="small quiet">
            {keys.made(made.madeBy, moment(made.madeAt))} · {made.lastUsedAt === null ? keys.notUsed : keys.used(moment(made.lastUsedAt))}
          </p>
        </div>
        {made.revokedAt === null ? (
          <Button
            size="xs"
            variant="default"
            aria-label={keys.revokeOf(made.title)}
            loading={revoke.isPending}
            onClick={() => revoke.mutate(made.keyId)}
          >
            {keys.revoke}
          </Button>
        ) : (
          <p className="small">{keys.revoked(moment(made.revokedAt))}</p>
        )}
      </div>
    </li>
  );
};

/** Keys by which other programs hand messages over; each is told once. */
export const KeysPane = ({ keys: made }: { readonly keys: readonly AccessKey[] }) => {
  const { keys } = useTexts().incident;
  const [title, setTitle] = useState("");
  const making = useMakeKey();
  return (
    <div className={css.panel}>
      <p>
        {keys.intro}{" "}
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {keys.describe}
        </a>
      </p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate(title.trim(), { onSuccess: () => setTitle("") });
        }}
      >
        <TextInput
          label={keys.title}
          description={keys.titleHint}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className={css.actions}>
          <Button type="submit" disabled={title.trim() === ""} loading={making.isPending}>
            {keys.make}
          </Button>
        </div>
      </form>
      {making.isError && (
        <p role="alert" className={css.trouble}>
          {keys.failed}
        </p>
      )}
      {making.data !== undefined && (
        <div className={css.key} role="status">
          <strong>{keys.once}</strong>
          <code>{making.data.key}</code>
          <div className={css.actions}>
            <CopyButton text={making.data.key} />
          </div>
        </div>
      )}
      {made.length === 0 ? (
        <p className="quiet">{keys.none}</p>
      ) : (
        <ul className={css.list}>
          {made.map((one) => (
            <KeyRow key={one.keyId} made={one} />
          ))}
        </ul>
      )}
    </div>
  );
};
