/** Where the edge writes the address of who asks: only its own requests reach better-auth, so nobody else can. */
export const addressHeader = "x-otklik-address";
