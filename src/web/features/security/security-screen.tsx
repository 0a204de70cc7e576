import { useAccount } from "../../data/account.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { CodesPane } from "./codes-pane.tsx";
import { PasskeysPane } from "./passkeys-pane.tsx";
import { PasswordPane } from "./password-pane.tsx";
import css from "./security.module.css";
import { SessionsPane } from "./sessions-pane.tsx";

/** «Вход и безопасность»: second factors, password and sessions of one's own account. */
export const SecurityScreen = () => {
  const texts = useTexts();
  const { account: words } = texts.security;
  const { data: account, isPending, isError, refetch } = useAccount();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>{words.title}</h1>
          {account !== undefined && <p className="quiet">{words.intro(account.login)}</p>}
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={words.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {account !== undefined && (
          <>
            {account.hasPassword && <CodesPane account={account} />}
            <PasskeysPane account={account} />
            {account.hasPassword && <PasswordPane account={account} />}
            <SessionsPane account={account} />
          </>
        )}
      </div>
    </main>
  );
};
