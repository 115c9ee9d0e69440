import { describe, expect, test } from 'vitest';

import { AllowedHosts, normalizeHost, isPublic } from './allowed-hosts.ts';
import { AddressError } from './errors.ts';

describe('a number of the public internet', () => {
  test.each(['8.8.8.8', '104.16.1.1', '2606:4700::1111', '::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::808:808'])(
    'is %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:0',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    '100::1',
  ])('is not %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('a host of the command line', () => {
  test.each([
    ['Example.org', 'example.org'],
    ['.example.org', 'example.org'],
    ['*.example.org', 'example.org'],
    ['example.org.', 'example.org'],
    ['127.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is %s', (text, host) => {
    expect(normalizeHost(text)).toBe(host);
  });

  test.each([
    '',
    ' ',
    '.',
    'a b',
    'https://example.org',
    'example.org/path',
    'example.org:8080',
    'me@example.org',
    '*',
  ])('“%s” is none', (text) => {
    expect(normalizeHost(text)).toBeNull();
  });
});

describe('an address', () => {
  const refused: [list: string[], address: string, reason: RegExp][] = [
    [['pictures.example'], 'https://evil-pictures.example/a.jpg', /not allowed/],
    [['pictures.example'], 'https://pictures.example.evil.test/a.jpg', /not allowed/],
    [['pictures.example'], 'http://pictures.example/a.jpg', /http:/],
    [['pictures.example'], 'https://me:secret@pictures.example/a.jpg', /password/],
    [['pictures.example'], 'file:///etc/passwd', /file: addresses/],
    [['pictures.example'], 'data:image/png;base64,AAAA', /data: addresses/],
    [['pictures.example'], 'ftp://pictures.example/a.jpg', /ftp: addresses/],
    [['pictures.example'], 'http://169.254.169.254/latest/meta-data', /not allowed/],
    [['pictures.example'], 'https://2852039166/', /169\.254\.169\.254 is not allowed/],
    [['pictures.example'], 'https://0x7f.1/', /127\.0\.0\.1 is not allowed/],
    [['pictures.example'], 'https://[::ffff:169.254.169.254]/', /not allowed/],
    [['localhost'], 'http://127.0.0.1/', /not allowed/],
    [['127.0.0.1'], 'http://localhost/', /not allowed/],
    [['127.0.0.1'], 'http://1.127.0.0.1.example/', /not allowed/],
    [['10.0.0.5'], 'http://10.0.0.5/', /only for this machine/],
    [['0.0.1'], 'http://127.0.0.1/', /not allowed/],
  ];
  test.each(refused)('with --host %s: %s is refused', (list, address, reason) => {
    const hosts = new AllowedHosts(list.map((host) => normalizeHost(host)!));
    expect(() => {
      hosts.check(new URL(address));
    }).toThrow(AddressError);
    expect(() => {
      hosts.check(new URL(address));
    }).toThrow(reason);
  });

  test.each([
    [['pictures.example'], 'https://pictures.example/a.jpg'],
    [['pictures.example'], 'https://a.b.pictures.example:8443/a.jpg?x=1'],
    [['127.0.0.1'], 'http://127.0.0.1:4000/a.jpg'],
    [['::1'], 'http://[::1]:4000/a.jpg'],
    [['localhost'], 'http://localhost:4000/a.jpg'],
    [['10.0.0.5'], 'https://10.0.0.5/a.jpg'],
  ])('with --host %s: %s passes', (list, address) => {
    expect(() => {
      new AllowedHosts(list).check(new URL(address));
    }).not.toThrow();
  });

  test.each([
    [['pictures.example'], 'pictures.example', '10.0.0.5', false],
    [['pictures.example'], 'pictures.example', '::1', false],
    [['pictures.example'], 'pictures.example', '8.8.8.8', true],
    [['pictures.example', '10.0.0.5'], 'pictures.example', '10.0.0.5', true],
    [['localhost'], 'localhost', '127.0.0.1', true],
    [['localhost'], 'localhost', '::1', true],
    [['localhost'], 'localhost', '10.0.0.5', false],
    [['localhost', 'pictures.example'], 'pictures.example', '127.0.0.1', false],
  ])('with --host %s: %s may lead to %s: %s', (list, host, address, passes) => {
    const check = () => {
      new AllowedHosts(list).checkIp(host, address);
    };
    if (passes) expect(check).not.toThrow();
    else expect(check).toThrow(AddressError);
  });
});
