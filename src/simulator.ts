/** Entry `gws-workbins/simulator`: a GWS in this page or process, for tests, stories and demos. */
export { createSimulatorControl } from './simulator/control/createSimulatorControl.js'
export type {
  RemoteVerbs,
  RemoteWorld,
  SimulatorControl,
} from './simulator/control/createSimulatorControl.js'
export type { SimulatorAction } from './simulator/control/SimulatorAction.js'
export type { PushSession } from './simulator/bayeux/PushSession.js'
export type { LogEntry, LogFact, SimulatorLog, SubscriptionCause } from './simulator/createLog.js'
export { createSimulator } from './simulator/createSimulator.js'
export { createDemoWorld } from './simulator/model/createDemoWorld.js'
export type { LargeWorldOptions } from './simulator/model/createLargeWorld.js'
export { createLargeWorld } from './simulator/model/createLargeWorld.js'
export type { ItemBrief } from './simulator/model/createItem.js'
export { createItem } from './simulator/model/createItem.js'
export type {
  ServiceResource,
  ServiceState,
  ServiceType,
} from './simulator/model/createServices.js'
export type { Hands } from './simulator/model/createContents.js'
export type { Subscription } from './simulator/model/createSubscriptions.js'
export type {
  AgentDefinition,
  ContentsDefinition,
  SimulatorItem,
  WorkbinDefinition,
  WorkbinType,
  WorldDefinition,
} from './simulator/model/definition.js'
export { demoWorkbinIds } from './simulator/model/demoContents.js'
export type { Medium } from './simulator/model/media.js'
export type { SimulatorTarget } from './simulator/model/target.js'
export type { Rules } from './simulator/rules/createRuleBook.js'
export type {
  ConfirmationMode,
  ContentsMode,
  Effect,
  EventsMode,
  Half,
  ProofMode,
  ReferenceMode,
} from './simulator/rules/Effect.js'
export type { ActiveRule, Rule, RuleMatch } from './simulator/rules/Rule.js'
export type { Scenario, ScenarioCue, ScenarioName } from './simulator/scenarios.js'
export { isScenarioName, scenarios } from './simulator/scenarios.js'
export type { Simulator } from './simulator/Simulator.js'
export type { SimulatorOptions } from './simulator/SimulatorOptions.js'
export type { SimulatorWorld, WorldDump, WorldVerbs } from './simulator/SimulatorWorld.js'
export type { TrafficOptions } from './simulator/traffic/TrafficOptions.js'
export type { WireAnswer, WireRequest, WireResponse } from './simulator/wire.js'
