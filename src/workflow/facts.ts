import type { Text } from '../texts/text.js'
import type { Disposal } from './input.js'

/** What an act is judged by, read beforehand. */
export interface Facts {
  /** offices that may handle the item on this day */
  hosts: readonly string[]
  /** offices of its other industries, beside the host that is named */
  owed: readonly string[]
  /** office that a routing row names; null without a row */
  routed: string | null
  /** how often the item was returned */
  returns: number
  /** the time to return it is over */
  returnOver: boolean
  /** those of the named handlers who may be assigned */
  people: readonly string[]
  /** lines of the check sheet without a mark, facts without a verdict, help that was asked and not taken */
  openLines: readonly Open[]
  openFacts: readonly Open[]
  openHelp: readonly Open[]
  /** the facts, lines or rule that are named are the lead's */
  isKnown: boolean
  /** asked before for more time, and working days that are left of the time to check */
  extended: boolean
  daysLeft: number
  /** a consent that nobody has answered */
  isAsked: boolean
  keyProject: boolean
  isRed: boolean
  /** the named colour beside that of the lead; none = no colour of the policy */
  colourIs: 'higher' | 'lower' | 'same' | 'none'
  /** facts found true, and whether one of them is statutory */
  confirmed: number
  statutory: boolean
  /** confirmed facts meet a standard of the police */
  policeGround: boolean
  /** as it was proposed */
  disposal: readonly Disposal[]
  /** ways of disposal that have a result */
  results: readonly string[]
  /** the document's number was used before */
  numberTaken: boolean
  /** the lead that is named is another, open and within reach of the seat; it stands still */
  targetOpen: boolean
  targetSuspended: boolean
  /** questions of the item that wait for another person's answer */
  openAsked: readonly Open[]
  /** the one who acts has handled the item */
  formerHandler: boolean
  /** found since it was closed */
  newFacts: boolean
  position: string
  /** offices that work on the day; of them the police and the procuratorate */
  offices: readonly string[]
  police: readonly string[]
  procuratorates: readonly string[]
  /** the one who acts is of the office that handles the item */
  isHost: boolean
  /** acts that were done with the item before */
  did: readonly string[]
  today: string
  /** state of the item that it belongs to */
  parentState: string | null
  /** some lot of the lead was tendered, so that the criminal law on collusion may apply */
  tendered: boolean
  /** transfers of the lead that are not refused: how many, and whether one of them is reported */
  transfers: number
  transferReported: boolean
  /** what belongs to the lead and is not settled */
  openChildren: readonly Open[]
  /** types of letters there are */
  letterTypes: readonly string[]
  /** those of the named handlers without the certificate that a regulator's need */
  uncertified: readonly string[]
  /** leads about much the same that were not answered */
  similar: readonly Open[]
  /** the second person that is named is another, and may be one */
  isSecond: boolean
}

/** Something not done yet: its id and its name. */
export interface Open {
  id: string
  name: Text
}
