import {
  startFakeMax,
  startFakeOk,
  startFakeTelegram,
  startFakeVk,
  type FakeMax,
  type FakeOk,
  type FakeTelegram,
  type FakeVk,
} from "#channels";
import { portOr } from "./free-port.ts";

/** The networks of the town, each a fake on this machine. */
export type TownNetworks = { readonly vk: FakeVk; readonly ok: FakeOk; readonly max: FakeMax; readonly telegram: FakeTelegram };
export type TownNetwork = keyof TownNetworks;

export const townNetworks: readonly TownNetwork[] = ["vk", "ok", "max", "telegram"];

type Starting = {
  readonly wallPort: number;
  readonly now: () => number;
  /** Where a network keeps its wall between two runs. */
  readonly wallFile: (network: TownNetwork) => string;
  /** Ends what has started, should the rest of the town not. */
  readonly endings: (() => Promise<void>)[];
};

const beside = (wallPort: number, place: number): Promise<number> => portOr(wallPort === 0 ? 0 : undefined, wallPort + place);

/** More calls than a network takes in a second: while the past is played, the clock stands. */
const unlimited = 1_000;

/** Starts all four; each wall leads to the others. */
export const startNetworks = async ({ wallPort, now, wallFile, endings }: Starting): Promise<TownNetworks> => {
  const walls = new Map<TownNetwork, string>();
  const neighbours = () => townNetworks.flatMap((network) => ({ network, url: walls.get(network) ?? "" }));
  const optionsOf = (network: TownNetwork, port: number) => ({ port, now, file: wallFile(network), neighbours });
  const started = <Fake extends { readonly wallUrl: string; readonly close: () => Promise<void> }>(
    network: TownNetwork,
    fake: Fake,
  ): Fake => {
    endings.push(fake.close);
    walls.set(network, fake.wallUrl);
    return fake;
  };
  const vk = started("vk", await startFakeVk(optionsOf("vk", wallPort)));
  const ok = started("ok", await startFakeOk(optionsOf("ok", await beside(wallPort, 1))));
  const max = started("max", await startFakeMax(optionsOf("max", await beside(wallPort, 2))));
  const telegram = started("telegram", await startFakeTelegram(optionsOf("telegram", await beside(wallPort, 3))));
  ok.control.rateLimit(unlimited);
  max.control.rateLimit(unlimited);
  return { vk, ok, max, telegram };
};
