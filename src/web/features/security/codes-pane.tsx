import type { OwnAccount } from "#http/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { codesOff, renewRecoveryCodes } from "../../data/account.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";
import { SetUpCodes } from "./set-up-codes.tsx";

const WhenOn = ({ isDemanded, onChanged }: { readonly isDemanded: boolean; readonly onChanged: () => void }) => {
  const { codes: words, recovery } = useTexts().security;
  const [doing, setDoing] = useState<"off" | "renew" | null>(null);
  const [fresh, setFresh] = useState<readonly string[] | null>(null);
  if (fresh !== null) return <RecoveryCodes codes={fresh} onKept={() => setFresh(null)} />;
  return (
    <>
      <div className={css.actions}>
        <Button variant="default" onClick={() => setDoing(doing === "renew" ? null : "renew")}>
          {recovery.renew}
        </Button>
        {!isDemanded && (
          <Button variant="default" onClick={() => setDoing(doing === "off" ? null : "off")}>
            {words.turnOff}
          </Button>
        )}
      </div>
      {doing === "renew" && (
        <>
          <p className="small quiet">{recovery.renewHint}</p>
          <SecretForm
            fields={[{ name: "password", label: words.password }]}
            submit={recovery.renew}
            onSubmit={async ({ password = "" }) => {
              setFresh((await renewRecoveryCodes(password)).recoveryCodes);
              setDoing(null);
            }}
          />
        </>
      )}
      {doing === "off" && (
        <>
          <p className="small quiet">{words.turnOffHint}</p>
          <SecretForm
            fields={[
              { name: "password", label: words.password },
              { name: "code", label: words.title },
            ]}
            submit={words.turnOff}
            onSubmit={async ({ password = "", code = "" }) => {
              await codesOff({ password, code: code.replaceAll(/\s/g, "") });
              onChanged();
            }}
          />
        </>
      )}
    </>
  );
};

/** Codes from an app: on or off, with the recovery codes. */
export const CodesPane = ({ account }: { readonly account: OwnAccount }) => {
  const { codes: words } = useTexts().security;
  const client = useQueryClient();
  const [isSettingUp, setSettingUp] = useState(false);
  const refresh = () => {
    setSettingUp(false);
    void client.invalidateQueries({ queryKey: ["account"] });
  };
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <p className={account.hasCodes ? css.good : undefined}>{account.hasCodes ? words.on : words.off}</p>
      {account.isFactorDemanded && <p className="small quiet">{words.demanded}</p>}
      {account.hasCodes && !isSettingUp && <WhenOn isDemanded={account.isFactorDemanded} onChanged={refresh} />}
      {!account.hasCodes && !isSettingUp && <Button onClick={() => setSettingUp(true)}>{words.begin}</Button>}
      {isSettingUp && <SetUpCodes onDone={refresh} />}
    </section>
  );
};
