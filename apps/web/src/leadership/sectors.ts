import type { Level, Seat, Sector } from '@commonboard/model'
import {
  Backpack,
  Church,
  GraduationCap,
  HandCoins,
  Handshake,
  Heart,
  House,
  IdCard,
  Landmark,
  type LucideIcon,
  School,
  Store,
  University,
  UserPlus,
  UserRound,
  Waypoints,
} from 'lucide-react'

const SECTOR_ICONS: Readonly<Record<Sector, LucideIcon>> = {
  schools: GraduationCap,
  government: Landmark,
  funder: HandCoins,
  university: University,
  business: Store,
  nonprofit: Handshake,
  faith: Church,
  family: Heart,
  student: Backpack,
  neighbor: House,
  staff: IdCard,
}

/** An open seat shows that somebody is wanted, a held one where its holder comes from. */
export const SEAT_ICONS: Readonly<Record<Sector | 'open' | 'other', LucideIcon>> = {
  ...SECTOR_ICONS,
  open: UserPlus,
  other: UserRound,
}
export const seatIconName = ({ holder, sector }: Pick<Seat, 'holder' | 'sector'>): keyof typeof SEAT_ICONS =>
  holder ? (sector ?? 'other') : 'open'

export const sectorIcon = (sector: Sector | undefined): LucideIcon => (sector ? SECTOR_ICONS[sector] : UserRound)

export const LEVEL_ICONS: Readonly<Record<Level, LucideIcon>> = {
  community: Landmark,
  intermediary: Waypoints,
  site: School,
}
