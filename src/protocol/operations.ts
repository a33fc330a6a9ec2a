/** The operations of the Workbins API that this library sends, as request bodies. */

/** `operationName` of the two operations on a subscription (pages WorkbinSubscribingToGWNotif and its twin). */
export type SubscriptionOperation = 'Subscribe' | 'Unsubscribe'

/** The JSON body of an operation, exactly as the seed prints it. */
export function operationBody(operationName: SubscriptionOperation): string {
  return JSON.stringify({ operationName })
}
