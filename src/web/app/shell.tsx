import { IconPlugConnectedX } from "@tabler/icons-react";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useState } from "react";
import { useLive, useLiveStream } from "../data/live.ts";
import { useMe } from "../data/me.ts";
import { useTexts } from "../texts/texts-context.tsx";
import { useHotkeys } from "../ui/hotkeys.ts";
import { Waiting } from "../ui/states.tsx";
import { ToastProvider } from "../ui/toast.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { sectionsOf, seesPages } from "./sections.ts";
import css from "./shell.module.css";

const useIsOffline = (): boolean => {
  const { connection } = useLive();
  const [unplugged, setUnplugged] = useState(!navigator.onLine);
  useEffect(() => {
    const listen = () => setUnplugged(!navigator.onLine);
    window.addEventListener("online", listen);
    window.addEventListener("offline", listen);
    return () => {
      window.removeEventListener("online", listen);
      window.removeEventListener("offline", listen);
    };
  }, []);
  return unplugged || connection === "lost";
};

const useSectionKeys = (onHelp: () => void) => {
  const navigate = useNavigate();
  const { person } = useMe();
  const sections = sectionsOf(person.role).map(
    (section) => [`g ${section.key}`, () => void navigate({ to: "/$section", params: { section: section.path } })] as const,
  );
  const pages = seesPages(person.role) ? ([["g p", () => void navigate({ to: "/pages" })]] as const) : [];
  const entering = person.role === "curator" ? ([["n", () => void navigate({ to: "/new-card" })]] as const) : [];
  useHotkeys({ ...Object.fromEntries([...sections, ...pages, ...entering]), "?": onHelp });
};

/** Ctrl+K (⌘K) opens the palette from anywhere, a field of words included. */
const usePaletteKey = (onOpen: () => void) => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [onOpen]);
};

/** The desk: the rail, and whatever lies on it. */
export const Shell = () => {
  const texts = useTexts();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  usePaletteKey(openPalette);
  const offline = useIsOffline();
  useLiveStream();
  useSectionKeys(() => setHelp(true));
  return (
    <ToastProvider>
      <a className={css.skip} href="#content">
        {texts.common.skipToContent}
      </a>
      <div className={css.shell}>
        <Rail onKeys={() => setHelp(true)} />
        <div className={css.content} id="content" tabIndex={-1}>
          <div role="status" aria-live="polite">
            {offline && (
              <p className={css.offline}>
                <IconPlugConnectedX size={16} aria-hidden />
                {texts.live.offline}
              </p>
            )}
          </div>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </div>
      {palette && <Palette onClose={() => setPalette(false)} onKeys={() => setHelp(true)} />}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </ToastProvider>
  );
};
