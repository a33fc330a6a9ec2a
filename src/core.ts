/** Entry `gws-workbins/core`: the client without React. */
export type {
  WorkbinClient,
  Connection,
  ContentsHandle,
  ContentsOptions,
  ResetOptions,
  SubscriptionHandle,
  SubscriptionOptions,
  SubscriptionVerbs,
  WorkbinAgent,
  WorkbinFilter,
} from './core/client.js'
export type { ChannelListener, ChannelState, ChannelStatus } from './core/channelState.js'
export type { Clock } from './core/clock.js'
export type { ConnectionState, ConnectionStatus, ServiceState } from './core/connectionState.js'
export type { Readable } from './core/createStore.js'
export { isWorkbinError, WorkbinError, workbinErrorCodes } from './core/errors.js'
export type { WorkbinErrorCode, WorkbinErrorDetails, WorkbinErrorKind } from './core/errors.js'
export { explain } from './core/explain.js'
export type { ExplainContext, Explanation } from './core/explain.js'
export type {
  FailedSubscription,
  IdleSubscription,
  RecoveringCause,
  RecoveringSubscription,
  SubscribedSubscription,
  SubscribingSubscription,
  SubscriptionBase,
  SubscriptionState,
  SubscriptionStatus,
  UnconfirmedSubscription,
  UnsubscribedSubscription,
  UnsubscribingSubscription,
  WaitingReason,
  WaitingSubscription,
} from './core/subscriptionState.js'
export { summarizeMoves } from './core/summarizeMoves.js'
export type { MoveWords } from './core/summarizeMoves.js'
export type { LossEvent, LossInfo, LossListener } from './core/watchLoss.js'
export { defaultTimings } from './core/timings.js'
export type { Timings } from './core/timings.js'
export type { ContentsQuery } from './core/contentsQuery.js'
export type { WorkbinEventListener } from './core/EventListeners.js'
export type { ItemsCause, ItemsChange, ItemsListener } from './core/itemsChange.js'
export type { KeptContents } from './core/listCache.js'
export type {
  ContentsBase,
  ContentsStatus,
  CurrentContents,
  FailedContents,
  OutdatedContents,
  PendingContents,
  WorkbinContents,
} from './core/workbinContents.js'
export { workbinContentsQuery } from './core/workbinContentsQuery.js'
export type { UnreadableEvent, WorkbinEvent, WorkbinItemEvent } from './core/workbinEvent.js'
export type { Finding, FindingCode, OwnFindingCode } from './core/findings.js'
export { groupsQuery } from './core/groupsQuery.js'
export { workbinKeys } from './core/workbinKeys.js'
export type { WorkbinKey, WorkbinKeys } from './core/workbinKeys.js'
export type { WorkbinQuery } from './core/workbinQuery.js'
export { workbinsQuery } from './core/workbinsQuery.js'
export type { WorkbinScope } from './protocol/cataloguePaths.js'
export type { AgentGroup } from './protocol/parseGroups.js'
export type { Workbin, WorkbinType } from './protocol/parseWorkbins.js'
export type { InteractionResource } from './protocol/mediumMessages.js'
export type { ItemName, MoveKind } from './protocol/operations.js'
export { parseTarget, targetKey } from './protocol/target.js'
export type {
  StatedOwner,
  StateResource,
  WorkbinSubscriptionStateChangeMessage,
} from './protocol/messages.js'
export type { CaseData, CaseValue, WorkbinItem } from './protocol/WorkbinItem.js'
export type {
  AgentGroupOwner,
  ParsedTarget,
  PlaceGroupOwner,
  UserOwner,
  WorkbinOwner,
  WorkbinTarget,
} from './protocol/target.js'
export { createWorkbinClient } from './transport/createWorkbinClient.js'
export type { WorkbinClientOptions } from './transport/client/WorkbinClientOptions.js'
export type { HeaderSource, ResponseClassifier } from './transport/createHttp.js'
export type { CsrfHeader, CsrfSource } from './transport/csrfPair.js'
export type { ResponseClass, ResponseInfo } from './transport/httpAnswer.js'
export type { CachedQuery, QueryStore } from './transport/forgetQueries.js'
export type {
  ListQuery,
  ListQueryEvent,
  ListQueryState,
  ListQueryStore,
  WorkbinQueryClient,
} from './transport/createListCache.js'
export type { QueryRefresher } from './transport/refreshQueries.js'
export type { MutationClient, WorkbinMutation } from './transport/withMutationCache.js'
export type {
  BulkOutcome,
  BulkProgress,
  CancelledItem,
  DoneItem,
  FailedItem,
  ItemOutcome,
  ItemStatus,
  MoveOutcome,
  RefusedItem,
  StrandedItem,
  UnconfirmedItem,
  VetoedItem,
} from './core/itemOutcome.js'
export type {
  AddOptions,
  BeforePull,
  BulkOptions,
  ItemVerbs,
  MoveOptions,
  PullOptions,
} from './core/itemVerbs.js'
export type { RequestOutcome } from './core/ports.js'
