/**
 * Entry `gws-workbins`: group workbins of Genesys Web Services, live in React.
 *
 * {@link CometdProvider} owns the push link. {@link useWorkbinSubscription} keeps one workbin
 * subscribed while it is mounted and says whether it is live. {@link WorkbinStatusBadge} shows it.
 * {@link createWorkbinClient} makes a client with more options than the provider's `url`, and works
 * without React (entry `gws-workbins/core`).
 */
/* oxlint-disable max-lines -- a list of names, and of nothing else */
export type {
  AnnouncementInfo,
  AnnouncementSink,
  Politeness,
} from './components/announcer/Announcement.js'
export type { AnnounceOptions } from './components/announcer/createAnnouncer.js'
export { useAnnounce } from './components/announcer/useAnnounce.js'
export { useAnnounceItems } from './components/announcer/useAnnounceItems.js'
export { WorkbinAnnouncer } from './components/announcer/WorkbinAnnouncer.js'
export type { WorkbinAnnouncerProps } from './components/announcer/WorkbinAnnouncer.js'
export { ConnectionStatus } from './components/badge/ConnectionStatus.js'
export type { ConnectionStatusProps } from './components/badge/ConnectionStatus.js'
export { getBadgeModel } from './components/badge/getBadgeModel.js'
export type {
  BadgeModel,
  BadgeModelOptions,
  LookTimings,
} from './components/badge/getBadgeModel.js'
export { getConnectionModel } from './components/badge/getConnectionModel.js'
export type { ConnectionModel } from './components/badge/getConnectionModel.js'
export { ConnectionBanner } from './components/feedback/ConnectionBanner.js'
export type { ConnectionBannerProps } from './components/feedback/ConnectionBanner.js'
export { FreshnessLabel } from './components/feedback/FreshnessLabel.js'
export type { FreshnessLabelProps } from './components/feedback/FreshnessLabel.js'
export { getFreshness } from './components/feedback/getFreshness.js'
export type { FreshnessModel, FreshnessOptions } from './components/feedback/getFreshness.js'
export { getNoticeModel } from './components/feedback/getNoticeModel.js'
export type { NoticeSources } from './components/feedback/getNoticeModel.js'
export { getToggleModel } from './components/feedback/getToggleModel.js'
export type { ToggleModel, ToggleModelOptions } from './components/feedback/getToggleModel.js'
export type {
  NoticeAction,
  NoticeModel,
  NoticeOptions,
  NoticeReason,
  NoticeTimings,
} from './components/feedback/NoticeModel.js'
export { SubscribeToggle } from './components/feedback/SubscribeToggle.js'
export type { SubscribeToggleProps } from './components/feedback/SubscribeToggle.js'
export { useFreshness } from './components/feedback/useFreshness.js'
export { useSubscribeToggle } from './components/feedback/useSubscribeToggle.js'
export type {
  SubscribeToggleOptions,
  SubscribeToggleState,
  SwitchProps,
} from './components/feedback/useSubscribeToggle.js'
export { WorkbinNotice } from './components/feedback/WorkbinNotice.js'
export type { WorkbinNoticeProps } from './components/feedback/WorkbinNotice.js'
export type { ExplorerTarget, ExplorerWorkbin } from './components/overview/ExplorerWorkbin.js'
export { getExplorerModel } from './components/overview/getExplorerModel.js'
export type {
  ExplorerModel,
  ExplorerModelOptions,
  ExplorerOrder,
  ExplorerGroup,
} from './components/overview/getExplorerModel.js'
export { summarizeWorkbins } from './components/overview/summarizeWorkbins.js'
export type {
  SummaryPart,
  WorkbinGroup,
  WorkbinsSummary,
} from './components/overview/summarizeWorkbins.js'
export { WorkbinExplorer } from './components/overview/WorkbinExplorer.js'
export type {
  CommonExplorerProps,
  ConnectedExplorerProps,
  ControlledExplorerProps,
  WorkbinExplorerProps,
} from './components/overview/WorkbinExplorer.js'
export { WorkbinSummary } from './components/overview/WorkbinSummary.js'
export type { WorkbinSummaryProps } from './components/overview/WorkbinSummary.js'
export type {
  AnnouncerSentences,
  AnnouncerWord,
  NamedWorkbins,
} from './components/words/announcerWords.js'
export type { BadgeSentences, BadgeWord } from './components/words/badgeWords.js'
export type { FeedbackSentences, FeedbackWord } from './components/words/feedbackWords.js'
export { pluralForm } from './components/words/pluralForm.js'
export type { PluralForms } from './components/words/pluralForm.js'
export { useWorkbinPanel } from './components/panel/useWorkbinPanel.js'
export { WorkbinPanel } from './components/panel/WorkbinPanel.js'
export type { WorkbinPanelParts } from './components/panel/WorkbinPanel.js'
export type {
  AgentGroupPanelProps,
  CommonPanelProps,
  ConnectedPanelProps,
  ControlledPanelProps,
  OwnerPanelProps,
  PlaceGroupPanelProps,
  WorkbinPanelProps,
} from './components/panel/WorkbinPanelProps.js'
export type { PanelEmptyProps } from './components/panel/PanelEmpty.js'
export type { PanelFooterProps } from './components/panel/PanelFooter.js'
export type { PanelHeaderProps } from './components/panel/PanelHeader.js'
export type { PanelListOptions, PanelListProps } from './components/panel/PanelList.js'
export type { PanelNoticeProps } from './components/panel/PanelNotice.js'
export type { PanelToolbarProps } from './components/panel/PanelToolbar.js'
export type { PanelTake } from './components/panel/usePanelTake.js'
export type { TakeNews } from './components/panel/describeTake.js'
export type { WorkbinPanelState } from './components/panel/PanelContext.js'
export type { PanelSentences, PanelWord } from './components/words/panelWords.js'
export type { Place } from './components/words/inLocale.js'
export type { OverviewSentences, OverviewWord } from './components/words/overviewWords.js'
export type {
  WorkbinLabels,
  WorkbinSentences,
  WorkbinWord,
  Wording,
} from './components/words/labels.js'
export { LabelsProvider } from './components/words/LabelsProvider.js'
export type { LabelsProviderProps } from './components/words/LabelsProvider.js'
export type { StatusIcon } from './components/badge/icons.js'
export type { StatusLook, StatusTone } from './components/badge/StatusLook.js'
export type {
  BadgeElementProps,
  BadgeOptions,
  DataAttributes,
} from './components/badge/StatusPill.js'
export type { ItemArrangement, ItemSort } from './components/list/arrangeItems.js'
export { HoldButton } from './components/list/HoldButton.js'
export type { HoldButtonProps } from './components/list/HoldButton.js'
export type { ItemAction } from './components/list/ItemAction.js'
export { userDataColumn } from './components/list/ItemColumn.js'
export type { ItemColumn, UserDataColumnOptions } from './components/list/ItemColumn.js'
export type { ItemRow } from './components/list/ItemDisplay.js'
export type { Selectable } from './components/list/ItemRowView.js'
export { NewItemsButton } from './components/list/NewItemsButton.js'
export type { NewItemsButtonProps } from './components/list/NewItemsButton.js'
export type { ItemSelection } from './components/list/useItemSelection.js'
export type { ListUseProps } from './components/list/useListUse.js'
export type { ListVerbs } from './components/list/useListVerbs.js'
export { useWorkbinItems } from './components/list/useWorkbinItems.js'
export type { WorkbinItemsOptions, WorkbinItemsView } from './components/list/useWorkbinItems.js'
export { WorkbinItemList } from './components/list/WorkbinItemList.js'
export type { WorkbinItemListProps } from './components/list/WorkbinItemList.js'
export type { ListSentences, ListWord } from './components/words/listWords.js'
export { WorkbinStatusBadge } from './components/badge/WorkbinStatusBadge.js'
export type {
  AgentGroupBadgeProps,
  CommonBadgeProps,
  ConnectedBadgeProps,
  ControlledBadgeProps,
  OwnerBadgeProps,
  PlaceGroupBadgeProps,
  WorkbinStatusBadgeProps,
} from './components/badge/WorkbinStatusBadge.js'
export type { WorkbinCount } from './components/badge/countSegment.js'
export { CometdProvider } from './react/CometdProvider.js'
export type { CometdProviderProps } from './react/CometdProvider.js'
export { useAddToWorkbin } from './react/useAddToWorkbin.js'
export type { AddToWorkbinOptions, WorkbinAdd } from './react/useAddToWorkbin.js'
export { useCometdChannel } from './react/useCometdChannel.js'
export type { CometdChannelOptions } from './react/useCometdChannel.js'
export { useCometdConnection } from './react/useCometdConnection.js'
export type { CometdConnection, CometdConnectionOptions } from './react/useCometdConnection.js'
export { useConnectionLost } from './react/useConnectionLost.js'
export type { WorkbinQueryOptions } from './react/useClientQuery.js'
export { useDiagnosis } from './react/useDiagnosis.js'
export { useGroupWorkbins } from './react/useGroupWorkbins.js'
export type { GroupWorkbin, GroupWorkbinsOptions } from './react/useGroupWorkbins.js'
export { useMyAgentGroups } from './react/useMyAgentGroups.js'
export { useWorkbins } from './react/useWorkbins.js'
export { useMoveBetweenWorkbins } from './react/useMoveBetweenWorkbins.js'
export type { MoveBetweenWorkbinsOptions, WorkbinMove } from './react/useMoveBetweenWorkbins.js'
export type { MovingOptions } from './react/useMoving.js'
export { usePullFromWorkbin } from './react/usePullFromWorkbin.js'
export type { PullFromWorkbinOptions, WorkbinPull } from './react/usePullFromWorkbin.js'
export { useWorkbinClient } from './react/useWorkbinClient.js'
export { useWorkbinContents } from './react/useWorkbinContents.js'
export type {
  ContentsTarget,
  ContentsVerbs,
  UseWorkbinContentsResult,
  WorkbinContentsOptions,
} from './react/useWorkbinContents.js'
export type { SelectedContents } from './react/createSelection.js'
export { useWorkbinEvents } from './react/useWorkbinEvents.js'
export { useWorkbinSubscription } from './react/useWorkbinSubscription.js'
export { useWorkbinSubscriptions } from './react/useWorkbinSubscriptions.js'
export type {
  WorkbinSubscription,
  WorkbinSubscriptionOptions,
} from './react/useWorkbinSubscription.js'
export type {
  Connection,
  ContentsHandle,
  ContentsOptions,
  ResetOptions,
  SubscriptionHandle,
  SubscriptionOptions,
  SubscriptionVerbs,
  WorkbinAgent,
  WorkbinClient,
  WorkbinFilter,
} from './core/client.js'
export type { ChannelListener, ChannelState, ChannelStatus } from './core/channelState.js'
export type { Clock } from './core/clock.js'
export type {
  ConnectionState,
  ConnectionStatus as ConnectionStatusWord,
  ServiceState,
} from './core/connectionState.js'
export type { Readable } from './core/createStore.js'
export { isWorkbinError, WorkbinError } from './core/errors.js'
export type { WorkbinErrorCode, WorkbinErrorDetails, WorkbinErrorKind } from './core/errors.js'
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
export type { ObservedTarget } from './core/ObservedTarget.js'
export type { RequestOutcome } from './core/ports.js'
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
export { summarizeMoves } from './core/summarizeMoves.js'
export type { MoveWords } from './core/summarizeMoves.js'
export type { LossEvent, LossInfo, LossListener } from './core/watchLoss.js'
export type { InteractionResource } from './protocol/mediumMessages.js'
export type { ItemName, MoveKind } from './protocol/operations.js'
export type {
  StatedOwner,
  StateResource,
  WorkbinSubscriptionStateChangeMessage,
} from './protocol/messages.js'
export type { CaseData, CaseValue, WorkbinItem } from './protocol/WorkbinItem.js'
export type {
  AgentGroupOwner,
  PlaceGroupOwner,
  UserOwner,
  WorkbinOwner,
  WorkbinTarget,
} from './protocol/target.js'
export type { HeaderSource, ResponseClassifier } from './transport/createHttp.js'
export type { CsrfHeader, CsrfSource } from './transport/csrfPair.js'
export type { ResponseClass, ResponseInfo } from './transport/httpAnswer.js'
export { createWorkbinClient } from './transport/createWorkbinClient.js'
export type { WorkbinClientOptions } from './transport/client/WorkbinClientOptions.js'
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
