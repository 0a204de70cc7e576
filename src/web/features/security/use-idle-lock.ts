import { useEffect } from "react";
import { lockDesk, useAccount } from "../../data/account.ts";

const key = "otklik-last-work";
const lookEveryMs = 15_000;
const noteEveryMs = 5_000;

/** Locks the desk when nobody works at it, in any of its windows, for as long as the server says. */
export const useIdleLock = (isLocked: boolean): void => {
  const { data: account } = useAccount();
  const idleMs = (account?.idleMinutes ?? 0) * 60_000;
  useEffect(() => {
    if (isLocked || idleMs === 0) return undefined;
    const note = () => localStorage.setItem(key, String(Date.now()));
    let noted = 0;
    const onWork = () => {
      if (Date.now() - noted < noteEveryMs) return;
      noted = Date.now();
      note();
    };
    note();
    const look = () => {
      // A failed request is no reason to leave the desk open: the server locks it by its own count.
      if (Date.now() - Number(localStorage.getItem(key)) > idleMs) lockDesk().catch(() => undefined);
    };
    const timer = setInterval(look, lookEveryMs);
    const events = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
    for (const event of events) window.addEventListener(event, onWork, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, onWork, { capture: true });
    };
  }, [idleMs, isLocked]);
};
