/** The page on what is kept about people. */
export const privacy = {
  title: 'Your data',
  lead: 'Commonboard runs on a server of your own organization. It knows as little about you as it can.',
  keptTitle: 'What is kept about you',
  kept: [
    'The name you typed, if you typed one. A nickname is fine.',
    'What you come as (family, student, educator …), if you chose it.',
    'Your language, and which plans this device may open.',
    'Words you hand to the facilitators, until one of them puts them away.',
    'What you write on the boards, and when you changed it, so that a slip can be undone. For how long, each plan decides, in days; you read it when you join. After that it is only known that it was written.',
    'Your name and your note, if you sign a version of a plan for an organization. Once a facilitator has confirmed it, it also shows on the public page of that version, if there is one.',
    'What you answer when everybody is asked something: sealed until it is shown, then without you unless the question says otherwise. If it is never shown, it is erased 30 days after the question was closed. On this device, words that have not been sent.',
  ],
  notTitle: 'What is not',
  not: [
    'No e-mail, no phone number, no password, no account.',
    'No advertising, no counting of visits, no other company. This page asks nothing of any other server.',
  ],
  whereTitle: 'Where it is',
  where:
    'On the server whose address stands at the top of this window. The people who run it can see what is stored there. The people in a plan see your name, what you come as, and what you write.',
  deviceTitle: 'On this device',
  device:
    'One cookie, so that the server knows this device again, your settings, such as the language, and a copy of the plans you open, so that you can read and write without a network. No one follows you with them.',
  leaveTitle: 'How to leave',
  leave:
    'Choose “Leave this device” at the foot of the page with your plans. The cookie is erased here and on the server, and so are the copies on this device. What you wrote stays in the plans, under the name you gave, because others build on it; a facilitator can remove it, or delete the whole plan with its history. Under “People” in a plan you can erase your name from it, as a facilitator can: it goes from everything the server keeps of it, what you wrote stays as by “Somebody”, and backups made before still have it.',
  back: 'Your plans',
}
