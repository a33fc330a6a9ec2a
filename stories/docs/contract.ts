/** What each component offers to be styled and tested by. A test compares it with what all stories render. */

/** One component, or one kind of it. */
export interface ComponentContract {
  readonly component: string
  /** All its classes; the last one is its own. */
  readonly className: string
  /** By attribute its values; '' is an attribute that is there or not. Before it the part that has it. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly parts: readonly string[]
}

/** What an attribute says, wherever it stands. */
export const meanings: Readonly<Record<string, string>> = {
  'data-status': 'The truth, at once: what the hook says, not yet what is shown.',
  'data-reason': 'Why: what it waits for, or what the notice is about.',
  'data-phase': 'How far a Subscribe has come.',
  'data-cause': 'What keeps a list that was live from being live.',
  'data-kind': 'Whether a failure can pass: `unavailable` needs somebody else.',
  'data-stale': 'Out of date for longer than `stale`.',
  'data-offline': 'The browser has no network.',
  'data-degraded': 'The link works, and not as it should.',
  'data-service': 'Whether the server behind GWS is up.',
  'data-tone': 'How much attention it asks for. The style sheet’s colours hang on it.',
  'data-size': 'The prop.',
  'data-variant': 'The prop.',
  'data-look': 'The prop of the button.',
  'data-action': 'Which action of the host it does.',
  'data-density': 'The prop.',
  'data-held': 'The agent holds the list: no row moves.',
  'data-compact': 'Icon alone.',
  'data-icon': 'Which shape.',
  'data-new': 'Items came since it was last looked at.',
  'data-unknown': 'How many there are is not known.',
}

const tones = ['neutral', 'info', 'success', 'warning', 'danger']

const statuses = [
  'idle',
  'waiting',
  'subscribing',
  'subscribed',
  'recovering',
  'unconfirmed',
  'unsubscribing',
  'unsubscribed',
  'failed',
]

const buttonParts = ['face', 'icon', 'text']
const badgeParts = ['status', 'icon', 'text', 'label', 'detail']
const noticeParts = ['icon', 'body', 'words', 'title', 'text', 'code']

/** Every component, in the order of the pages. */
export const contract: readonly ComponentContract[] = [
  {
    component: 'WorkbinStatusBadge',
    className: 'gws-badge',
    attributes: {
      'data-status': statuses,
      'data-reason': ['link', 'not-ready', 'signed-out', 'blocked', 'service'],
      'data-phase': ['request', 'confirmation'],
      'data-cause': [
        'link',
        'session',
        'gap',
        'service',
        'ended-by-server',
        'signed-out',
        'blocked',
        'not-ready',
      ],
      'data-kind': ['failed', 'unavailable'],
      'data-stale': [''],
      'data-offline': [''],
      'data-tone': tones,
      'data-size': ['sm', 'md', 'lg'],
      'data-variant': ['subtle', 'outline', 'solid', 'plain'],
      'data-compact': [''],
      'icon data-icon': [
        'off',
        'waiting',
        'busy',
        'live',
        'sync',
        'clock',
        'offline',
        'paused',
        'attention',
        'failed',
        'unavailable',
        'agentGroup',
        'placeGroup',
        'user',
      ],
    },
    parts: ['owner', ...badgeParts, 'count'],
  },
  {
    component: 'ConnectionStatus',
    className: 'gws-badge gws-connection',
    attributes: {
      'data-status': [
        'idle',
        'connecting',
        'connected',
        'reconnecting',
        'signed-out',
        'blocked',
        'closed',
      ],
      'data-degraded': ['multiple-clients'],
      'data-service': ['unknown', 'up', 'down'],
      'data-offline': [''],
      'data-tone': tones.filter((tone) => tone !== 'info'),
      'data-size': ['sm', 'md', 'lg'],
      'data-variant': ['subtle', 'outline', 'solid', 'plain'],
      'data-compact': [''],
      'icon data-icon': [
        'off',
        'waiting',
        'live',
        'sync',
        'offline',
        'attention',
        'failed',
        'unavailable',
      ],
    },
    parts: badgeParts,
  },
  {
    component: 'ConnectionBanner',
    className: 'gws-notice gws-banner',
    attributes: {
      'data-reason': [
        'not-connected',
        'interrupted',
        'offline',
        'service',
        'signed-out',
        'blocked',
        'closed',
        'other-tab',
      ],
      'data-tone': ['neutral', 'warning', 'danger'],
      'icon data-icon': ['waiting', 'sync', 'offline', 'attention', 'unavailable', 'failed'],
    },
    parts: noticeParts,
  },
  {
    component: 'SubscribeToggle',
    className: 'gws-button gws-toggle',
    attributes: { 'data-status': statuses, 'icon data-icon': ['busy'] },
    parts: ['track', 'icon', 'text'],
  },
  {
    component: 'Buttons of the others',
    className: 'gws-button',
    attributes: { 'data-look': ['plain'], 'data-action': ['the id of the action'] },
    parts: buttonParts,
  },
  {
    component: 'WorkbinNotice',
    className: 'gws-notice',
    attributes: {
      'data-reason': [
        'service',
        'signed-out',
        'blocked',
        'other-tab',
        'not-ready',
        'ended-by-server',
        'stale',
        'unconfirmed',
        'failed',
        'unavailable',
        'not-loaded',
        'not-refreshed',
      ],
      'data-tone': ['neutral', 'warning', 'danger'],
      'icon data-icon': ['attention', 'clock', 'failed', 'unavailable', 'waiting'],
    },
    parts: noticeParts,
  },
  {
    component: 'FreshnessLabel',
    className: 'gws-freshness',
    attributes: {
      'data-status': ['pending', 'current', 'outdated', 'failed'],
      'data-stale': [''],
      'data-tone': ['neutral', 'warning', 'danger'],
      'icon data-icon': ['busy', 'check', 'clock', 'failed'],
    },
    parts: ['icon', 'text'],
  },
  {
    component: 'WorkbinExplorer',
    className: 'gws-explorer',
    attributes: {},
    parts: ['title', 'filter', 'summary', 'heading', 'empty'],
  },
  {
    component: 'A row of WorkbinExplorer',
    className: 'gws-explorer-row',
    attributes: {
      'data-status': [
        'subscribing',
        'subscribed',
        'recovering',
        'unconfirmed',
        'unsubscribed',
        'failed',
      ],
      'data-new': [''],
      'count data-unknown': [''],
    },
    parts: ['face', 'name', 'owner', 'count'],
  },
  {
    component: 'WorkbinSummary',
    className: 'gws-summary',
    attributes: { 'data-tone': tones.filter((tone) => tone !== 'info') },
    parts: ['live', 'interrupted', 'notConfirmed', 'failed'],
  },
  {
    component: 'WorkbinItemList',
    className: 'gws-list',
    attributes: {
      'data-status': ['pending', 'current', 'outdated', 'failed'],
      'data-density': ['compact', 'cosy', 'roomy'],
      'data-held': [''],
      'empty data-reason': ['empty', 'was-empty', 'no-match', 'failed'],
    },
    parts: ['sort', 'icon', 'who', 'open', 'tag', 'what', 'empty', 'skeleton', 'bar', 'more'],
  },
  {
    component: 'NewItemsButton',
    className: 'gws-button gws-new-items',
    attributes: { 'data-look': ['primary'] },
    parts: buttonParts,
  },
  {
    component: 'HoldButton',
    className: 'gws-button gws-hold',
    attributes: { 'data-look': ['plain'] },
    parts: buttonParts,
  },
  {
    component: 'WorkbinPanel',
    className: 'gws-panel',
    attributes: { 'data-status': statuses },
    parts: ['bar', 'row', 'space', 'facts', 'line'],
  },
  {
    component: 'A channel of WorkbinPanel',
    className: 'gws-button gws-chip',
    attributes: { 'data-look': ['plain'] },
    parts: buttonParts,
  },
  {
    component: 'The search of WorkbinPanel',
    className: 'gws-button gws-search',
    attributes: {},
    parts: buttonParts,
  },
]
