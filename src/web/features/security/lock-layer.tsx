import { unlock } from "../../data/account.ts";
import { signOut } from "../../data/me.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Layer } from "../../ui/layer.tsx";
import { ProofForm } from "./proof-form.tsx";
import css from "./security.module.css";

/** The desk of somebody who is away: covered here, closed on the server; what was written stays below. */
export const LockLayer = ({ onOpen }: { readonly onOpen: () => void }) => {
  const { lock } = useTexts().security;
  const leave = () => void signOut().finally(() => window.location.assign("/"));
  return (
    <Layer title={lock.title} onClose={null} covers>
      <div className={css.layer}>
        <p className="quiet">{lock.intro}</p>
        <ProofForm
          submit={lock.open}
          onProof={async (given) => {
            await unlock(given);
            onOpen();
          }}
        />
        <button type="button" className={css.other} onClick={leave}>
          {lock.leave}
        </button>
      </div>
    </Layer>
  );
};
