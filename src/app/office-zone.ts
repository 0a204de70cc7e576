/** The zone of an office as plain data; UTC for an office that names none. */
export function officeZone(office: unknown): string {
  return typeof office === "object" && office !== null && "zone" in office && typeof office.zone === "string" ? office.zone : "UTC";
}
