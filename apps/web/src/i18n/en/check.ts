import type { Level, ProbeName, Reason } from '../../pages/check/probes.ts'
import { pluralEn } from '../plural.ts'

/** The page that says whether Commonboard works from this network. */
export const check = {
  title: 'Does Commonboard work from here?',
  lead: 'This page tries for up to ten seconds what this network and this browser let through. It sends nothing about you.',
  running: 'Trying…',
  verdict: {
    good: 'Everything works from here.',
    note: (n: number) =>
      pluralEn(n, {
        one: 'It works from here. One thing is good to know.',
        other: `It works from here. ${n} things are good to know.`,
      }),
    bad: (names: string) => `It does not work from here yet. Look at: ${names}.`,
  },
  again: 'Check again',
  copy: 'Copy the result',
  copied: 'Copied. Send it to the person who runs the network or the server.',
  copyByHand: 'This browser does not let us copy. The result stands below: copy it yourself.',
  whole: 'The result in one piece',
  waiting: 'Trying…',
  levels: { good: 'Works', note: 'Good to know', bad: 'Does not work' } as Record<Level, string>,
  names: {
    server: 'The server',
    sockets: 'Live connection',
    cookies: 'Cookies',
    https: 'Protected connection (https)',
    storage: 'Copy on this device',
    offline: 'Opening without a network',
    clock: 'Clock of this device',
  } as Record<ProbeName, string>,
  /** What was found, and what it means. */
  found: {
    serverAnswers: (ms: number) => `It answers in ${ms} ms.`,
    serverSlow: (ms: number) => `It answers, but slowly: in ${ms} ms. What others write comes late.`,
    serverSilent: () => 'It does not answer.',
    serverNotOurs: () => 'Something else answered in its place: a filter, or the sign-in page of this network.',
    serverOtherAddress: () => 'It believes that this page comes from another address, and takes no changes from it.',
    serverNotSaving: () => 'It answers, but it cannot save right now.',
    serverRestarting: () => 'It is starting again, or the door in front of it does not reach it.',
    serverTooMany: () => 'It has been asked too often from this network.',
    socketsWork: (ms: number) => `What you write reaches the others in ${ms} ms and back.`,
    socketsSlow: (ms: number) => `It works, but slowly: ${ms} ms there and back.`,
    socketsRefused: () => 'It is refused. Pages come through, but plans do not open.',
    socketsSwallowed: () => 'It opens, but nothing comes back. Plans do not open.',
    cookiesWork: () => 'The server knows this device again.',
    cookiesOff: () => 'This browser keeps no cookies, so the server cannot know this device again.',
    cookiesLost: () => 'The cookie does not come back, so the server cannot know this device again.',
    cookiesUnknown: () => 'This could not be tried without the server.',
    httpsWorks: () => 'Nobody on the way can read along.',
    httpsNotNeeded: () => 'This page comes from this computer itself, so it needs none.',
    httpsMissing: () => 'There is none. Everything works, but others in this network could read along.',
    httpsUnknownToServer: () =>
      'The page came protected, but the server does not know it. Links to invite people begin with http.',
    httpsElsewhere: () => 'The server has a protected address; this page came by another one.',
    storageWorks: () => 'What you write is kept here too, and there is room.',
    storageLittle: (mib: number) => `What you write is kept here too, but there is little room: ${mib} MB.`,
    storageBlocked: () => 'This browser keeps nothing. What you write is safe once it says Saved, not before.',
    offlineWorks: () => 'Plans you have opened before open without a network as well.',
    offlineNeedsHttps: () =>
      'An open page goes on without a network, but it cannot be loaded again: browsers allow that with https only.',
    offlineBlocked: () => 'An open page goes on without a network, but this browser cannot load it again.',
    clockRight: () => 'It agrees with the server.',
    clockWrong: (minutes: number) =>
      `It is off by ${minutes} minutes. Nothing breaks, but “changed 5 minutes ago” will look odd.`,
    clockUnknown: () => 'This could not be tried without the server.',
  } as Record<Reason, (amount: number) => string>,
  /** What to do about it, and who can. */
  todo: {
    serverSlow: 'If it stays so, tell the person who runs the server.',
    serverSilent: 'Check the network, then try again. If other pages open, tell the person who runs the server.',
    serverNotOurs: 'Sign in to the network first, or ask whoever runs it to allow this address.',
    serverOtherAddress:
      'For the server: the door in front of it has to pass on the Host, or PUBLIC_URL has to be this address.',
    serverNotSaving: 'Tell the person who runs the server. Its disk may be full.',
    serverRestarting: 'Wait half a minute and check again.',
    serverTooMany: 'Wait a minute and check again.',
    socketsSlow: 'If it stays so, another network may be quicker.',
    socketsRefused:
      'Ask whoever runs the network, or the door in front of the server, to allow WebSocket connections to this address.',
    socketsSwallowed:
      'Ask whoever runs the network to let WebSocket connections to this address pass without looking into them.',
    cookiesOff: 'Allow cookies for this address in the settings of the browser.',
    cookiesLost:
      'Allow cookies for this address. If they are allowed, something on the way takes them out, or the page came by http where the server expects https.',
    httpsMissing: 'Fine for a meeting in one room. For the internet the server needs https.',
    httpsUnknownToServer:
      'For the server: set TRUST_PROXY=on, and have the door in front of it send X-Forwarded-Proto.',
    httpsElsewhere: 'Open the address that begins with https. From this one, joining may fail.',
    storageLittle: 'Make some room on this device, or keep the page open until it says Saved.',
    storageBlocked: 'Use a window that is not private, or keep the page open until it says Saved.',
    offlineBlocked: 'Use a window that is not private, or a newer browser.',
    clockWrong: 'Let the device set its clock by itself.',
  } as Partial<Record<Reason, string>>,
  report: {
    page: 'Address',
    time: 'Time',
    version: 'Version of the server',
    browser: 'Browser',
    unknown: 'unknown',
  },
}
export type CheckWords = typeof check
