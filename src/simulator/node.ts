/** Entry `gws-workbins/simulator/node`: the simulator as an HTTP server, and inside somebody else's. */
export type { SimulatorRequestHandler } from './node/createRequestHandler.js'
export { createRequestHandler } from './node/createRequestHandler.js'
export type { RunningSimulator, SimulatorServerOptions } from './node/startSimulator.js'
export { startSimulator } from './node/startSimulator.js'
