import type { Proof } from "#http/contract";
import { useState } from "react";
import { useTexts } from "../../texts/texts-context.tsx";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";

type Props = { readonly submit: string; readonly onProof: (proof: Proof) => Promise<unknown> };

/** A password, or a code of the app instead. */
export const ProofForm = ({ submit, onProof }: Props) => {
  const { proof } = useTexts().security;
  const [byCode, setByCode] = useState(false);
  return (
    <>
      <SecretForm
        key={String(byCode)}
        fields={[byCode ? { name: "code", label: proof.code } : { name: "password", label: proof.password }]}
        submit={submit}
        onSubmit={({ password = "", code = "" }) => onProof(byCode ? { code: code.replaceAll(/\s/g, "") } : { password })}
      />
      <button type="button" className={css.other} onClick={() => setByCode(!byCode)}>
        {byCode ? proof.byPassword : proof.byCode}
      </button>
    </>
  );
};
