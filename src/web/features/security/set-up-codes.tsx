import type { NewCodes } from "#http/contract";
import { useState } from "react";
import { beginCodes, confirmCodes } from "../../data/account.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";

const inFours = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(" ");

/** Turns codes on: the password, the picture for the phone, the first code, the recovery codes to keep. */
export const SetUpCodes = ({ onDone }: { readonly onDone: () => void }) => {
  const { codes: words, second } = useTexts().security;
  const [codes, setCodes] = useState<NewCodes | null>(null);
  const [isOn, setOn] = useState(false);
  if (codes === null)
    return (
      <SecretForm
        fields={[{ name: "password", label: words.password }]}
        submit={words.next}
        onSubmit={async ({ password = "" }) => setCodes(await beginCodes(password))}
      />
    );
  if (isOn) return <RecoveryCodes codes={codes.recoveryCodes} onKept={onDone} />;
  return (
    <div className={css.part}>
      <h3>{words.scan}</h3>
      <QrPicture text={codes.uri} title={words.picture} />
      <p className="small quiet">{words.scanHint}</p>
      <p>
        {words.byHand}: <span className={css.key}>{inFours(codes.secret)}</span>
      </p>
      <CopyButton text={codes.secret} />
      <h3>{words.confirm}</h3>
      <SecretForm
        fields={[{ name: "code", label: second.code }]}
        submit={words.finish}
        onSubmit={async ({ code = "" }) => {
          await confirmCodes(code.replaceAll(/\s/g, ""));
          setOn(true);
        }}
      />
    </div>
  );
};
