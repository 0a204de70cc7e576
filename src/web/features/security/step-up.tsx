import { useEffect, useState } from "react";
import { showProof } from "../../data/account.ts";
import { onStepUp } from "../../data/ask.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Layer } from "../../ui/layer.tsx";
import { ProofForm } from "./proof-form.tsx";
import css from "./security.module.css";

type Answer = { readonly give: (proved: boolean) => void };

/** Waits for a request that needs a fresh proof, asks the person over the page, and lets the request go on. */
export const StepUp = () => {
  const { proof } = useTexts().security;
  const [asked, setAsked] = useState<Answer | null>(null);
  useEffect(() => onStepUp(() => new Promise<boolean>((resolve) => setAsked({ give: resolve }))), []);
  if (asked === null) return null;
  const end = (proved: boolean) => {
    asked.give(proved);
    setAsked(null);
  };
  return (
    <Layer title={proof.title} onClose={() => end(false)}>
      <div className={css.layer}>
        <p className="quiet">{proof.intro}</p>
        <ProofForm
          submit={proof.submit}
          onProof={async (given) => {
            await showProof(given);
            end(true);
          }}
        />
      </div>
    </Layer>
  );
};
