import { actingRoles } from "#case";

/** Whether a role acts on cases at all: the administrator of the system does not. */
export const isActing = (role: string): role is (typeof actingRoles)[number] => actingRoles.some((one) => one === role);
