import { useMe } from "../data/me.ts";
import { useSay } from "../texts/texts-context.tsx";
import css from "./network-mark.module.css";

/** A network as a plain letter: the desk shows no logos. */
export const NetworkMark = ({ code, large = false }: { readonly code: string; readonly large?: boolean }) => {
  const say = useSay();
  const network = useMe().networks.find((known) => known.code === code);
  const title = network === undefined ? code : say(network.title);
  return (
    <span className={css.mark} data-large={large || undefined} title={title}>
      <span aria-hidden>{network?.letter ?? code.slice(0, 1).toUpperCase()}</span>
      <span className="unseen">{title}</span>
    </span>
  );
};
