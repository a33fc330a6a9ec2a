/** One interaction that rests in a workbin, as this library shows it: read without trust, and plain JSON. */

/** A value of case data. What is nested on the wire is its JSON text here. */
export type CaseValue = string | number | boolean | null

/** Named values, as they came; without a prototype, so that no name can reach one. */
export type CaseData = Readonly<Record<string, CaseValue>>

/** An interaction in a workbin. */
export interface WorkbinItem {
  /** Interaction id, such as `0001BaBFVPR20035`; of an unreadable one its place in the answer. */
  readonly id: string
  /** In the singular and lower case, such as `email`, `chat`, `workitem`, `openmedia`. */
  readonly medium: string
  /** False for something in the list that is no interaction: it is counted, and can only be shown as such. */
  readonly isReadable: boolean
  /** When it was received (epoch ms); null where that is not stated, or in no known form. */
  readonly receivedAt: number | null
  /** What it is about; null where nothing says so. */
  readonly subject: string | null
  /** Whom it is from: the customer's name, else an address; null where nothing says so. */
  readonly from: string | null
  /** `userData` without what routing leaves behind. Names and values are the contact centre's. */
  readonly caseData: CaseData
  /** What routing leaves behind: `R…`, `CBR-…`, `Peg…`, `RVQ…`. */
  readonly routingData: CaseData
  /** All other fields of the resource, such as `state`, `chatType`, `to`, `receivedDate`. */
  readonly fields: CaseData
}
