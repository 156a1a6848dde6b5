import { BlockList } from 'net';
import type { LenientAddress } from './lenient-address';

/** The ranges of special addresses, each in words. */
const RANGES: readonly {
  readonly range: string;
  readonly subnets: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[];
}[] = [
  {
    range: 'the loopback range (127.0.0.0/8, ::1/128)',
    subnets: [
      ['127.0.0.0', 8, 'ipv4'],
      ['::1', 128, 'ipv6'],
    ],
  },
  {
    range: 'the link-local range (169.254.0.0/16, fe80::/10)',
    subnets: [
      ['169.254.0.0', 16, 'ipv4'],
      ['fe80::', 10, 'ipv6'],
    ],
  },
  {
    range: 'the link-local multicast range (224.0.0.0/24, ff02::/10)',
    subnets: [
      ['224.0.0.0', 24, 'ipv4'],
      // The scope 2 means link-local; the digit before it holds flags.
      ...Array.from({ length: 16 }, (_, flags) => [`ff${flags.toString(16)}2::`, 16, 'ipv6'] as const),
    ],
  },
];

const LISTS = RANGES.map(({ range, subnets }) => {
  const addresses = new BlockList();
  for (const [network, prefix, family] of subnets) addresses.addSubnet(network, prefix, family);
  return { range, addresses };
});

const UNSPECIFIED = new BlockList();
UNSPECIFIED.addAddress('0.0.0.0', 'ipv4');
UNSPECIFIED.addAddress('::', 'ipv6');

/** What keeps an address from being an endpoint: `an address in the loopback range`; `undefined` where it can be one. */
export function specialAddress({ family, plain }: LenientAddress): string | undefined {
  const net = family === 'IPv4' ? 'ipv4' : 'ipv6';
  if (UNSPECIFIED.check(plain, net)) return 'the unspecified address';
  const found = LISTS.find(({ addresses }) => addresses.check(plain, net));
  return found && `an address in ${found.range}`;
}
