import { alwaysOpen, type Instant } from "#worktime";

/** The plain date at the office at an instant. */
export function localDate(office: unknown, at: Instant): string {
  const zone = typeof office === "object" && office !== null && "zone" in office && typeof office.zone === "string" ? office.zone : "UTC";
  return new Date(at + alwaysOpen(zone).offsetAt(at)).toISOString().slice(0, 10);
}
