/** The CometD topics the simulator publishes on, as GWS names them. */

/** Confirmations and contents of workbins. */
export const workbinsChannel = '/v2/me/workbins'

/** States of the servers behind GWS; note that it has no `/v2`. */
export const servicesChannel = '/notifications/services'
