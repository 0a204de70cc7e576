import { Kbd } from "@mantine/core";
import { useMe } from "../data/me.ts";
import { useTexts } from "../texts/texts-context.tsx";
import { Layer } from "../ui/layer.tsx";
import css from "./keys-help.module.css";
import { sectionsOf, seesPages } from "./sections.ts";

/** All keys of the desk. */
export const KeysHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts();
  const { person } = useMe();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [["J"], texts.keys.next],
    [["K"], texts.keys.previous],
    [["Enter"], texts.keys.open],
    ...(person.role === "curator"
      ? ([
          [["E"], texts.keys.urgent],
          [["X"], texts.keys.select],
          [["N"], texts.otherWays.newCard.key],
        ] as const)
      : []),
    [["U"], texts.keys.unit],
    [["/"], texts.keys.filter],
    [["Esc"], texts.keys.back],
    [["Ctrl", "Enter"], texts.keys.send],
    [["Ctrl", "K"], texts.palette.key],
    [["?"], texts.keys.help],
    ...sectionsOf(person.role).map(
      (section) => [["G", section.key.toUpperCase()], `${texts.keys.go} «${texts.nav[section.title]}»`] as const,
    ),
    ...(seesPages(person.role) ? ([[["G", "P"], `${texts.keys.go} «${texts.nav.pages}»`]] as const) : []),
  ];
  return (
    <Layer title={texts.keys.title} onClose={onClose}>
      <p className="quiet">{texts.keys.hint}</p>
      <dl className={css.keys}>
        {rows.map(([keys, words]) => (
          <div key={keys.join(" ")}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Layer>
  );
};
