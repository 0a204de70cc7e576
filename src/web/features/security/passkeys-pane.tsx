import type { OwnAccount } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { removePasskey, useAccountDeed } from "../../data/account.ts";
import { addPasskey, passkeysWork } from "../../data/passkeys.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";

/** Passkeys: what there is, one more, one less. */
export const PasskeysPane = ({ account }: { readonly account: OwnAccount }) => {
  const { passkeys: words } = useTexts().security;
  const times = useTimeWords();
  const now = useNow();
  const [isAdding, setAdding] = useState(false);
  const remove = useAccountDeed(removePasskey);
  const add = useAccountDeed(addPasskey);
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {account.passkeys.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className={css.list}>
        {account.passkeys.map(({ passkeyId, name, createdAt }) => (
          <li key={passkeyId} className={css.row}>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              {createdAt !== null && <p className="small quiet">{words.added(momentWords(createdAt, now, times))}</p>}
            </div>
            <Button
              variant="default"
              size="xs"
              aria-label={words.removeOf(name)}
              loading={remove.isPending}
              onClick={() => remove.mutate(passkeyId)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {!passkeysWork() && <p className="small quiet">{words.unavailable}</p>}
      {passkeysWork() && !isAdding && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      {isAdding && (
        <SecretForm
          fields={[{ name: "title", label: words.name, description: words.nameHint }]}
          submit={words.add}
          failed={words.failed}
          onSubmit={async ({ title = "" }) => {
            await add.mutateAsync(title);
            setAdding(false);
          }}
        />
      )}
    </section>
  );
};
