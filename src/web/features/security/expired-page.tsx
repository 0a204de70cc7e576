import { changePassword, useAccount } from "../../data/account.ts";
import { signOut } from "../../data/me.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Waiting } from "../../ui/states.tsx";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";

/** The only place that a password too old for the organisation's rules leads to. */
export const ExpiredPage = ({ onDone }: { readonly onDone: () => void }) => {
  const texts = useTexts();
  const { expired, password: words } = texts.security;
  const { data: account } = useAccount();
  const leave = () => void signOut().finally(() => window.location.assign("/"));
  return (
    <main className={css.screen}>
      <div className={`${css.width} ${css.front}`}>
        <header>
          <h1>{expired.title}</h1>
          <p className="quiet">{expired.intro}</p>
        </header>
        {account === undefined ? (
          <Waiting lines={3} />
        ) : (
          <SecretForm
            fields={[
              { name: "present", label: words.present },
              { name: "next", label: words.next, description: words.hint(account.leastLength) },
            ]}
            submit={words.change}
            onSubmit={async ({ present = "", next = "" }) => {
              await changePassword({ present, next });
              onDone();
            }}
          />
        )}
        <button type="button" className={css.other} onClick={leave}>
          {texts.signIn.signOut}
        </button>
      </div>
    </main>
  );
};
