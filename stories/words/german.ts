/** A whole catalogue in German, formal; a word that is missing is a type error. */
import { pluralForm, type NamedWorkbins, type WorkbinLabels } from 'gws-workbins'

/** Status badges, the push link, owners and counts. */
const badge = {
  'Not subscribed': 'Nicht abonniert',
  'Waiting for connection': 'Wartet auf Verbindung',
  'Waiting for agent session': 'Wartet auf Agentensitzung',
  'Signed out': 'Abgemeldet',
  Blocked: 'Gesperrt',
  'Server unavailable': 'Server nicht verfügbar',
  Subscribing: 'Wird abonniert',
  Live: 'Live',
  Checking: 'Wird geprüft',
  Reconnecting: 'Verbindet neu',
  Stale: 'Veraltet',
  Offline: 'Offline',
  'Ended by server': 'Vom Server beendet',
  'No confirmation': 'Keine Bestätigung',
  Stopping: 'Wird beendet',
  Paused: 'Angehalten',
  Failed: 'Fehlgeschlagen',
  'Not available': 'Nicht verfügbar',
  'Not connected': 'Nicht verbunden',
  Connecting: 'Verbindet',
  Connected: 'Verbunden',
  'In use in another tab': 'In anderem Tab geöffnet',
  'Connection blocked': 'Verbindung gesperrt',
  'Connection closed': 'Verbindung geschlossen',
  'My workbin': 'Mein Arbeitskorb',
  'Count unknown': 'Anzahl unbekannt',
  since: (time) => `seit ${time}`,
  lastLive: (time) => `zuletzt live um ${time}`,
  nextTry: (time) => `nächster Versuch um ${time}`,
  agentGroup: (name) => `Agentengruppe ${name}`,
  placeGroup: (name) => `Platzgruppe ${name}`,
  user: (id) => `Agent ${id}`,
  items: (count, formatted) =>
    pluralForm('de', count, { one: `${formatted} Eintrag`, other: `${formatted} Einträge` }),
  list: (parts) => parts.join(', '),
} satisfies Partial<WorkbinLabels>

/** Switch, age, notices and the banner of the link. */
const feedback = {
  'Live updates': 'Live-Aktualisierung',
  'Up to date': 'Aktuell',
  'Updated just now': 'Soeben aktualisiert',
  'Updated less than a minute ago': 'Vor weniger als einer Minute aktualisiert',
  Loading: 'Wird geladen',
  'Could not load': 'Nicht geladen',
  'Try again': 'Erneut versuchen',
  'Try now': 'Jetzt versuchen',
  'Refresh list': 'Liste neu laden',
  'Sign in': 'Anmelden',
  'Live updates are not available yet.': 'Die Live-Aktualisierung ist noch nicht verfügbar.',
  'The server for workbins is not available.': 'Der Server für Arbeitskörbe ist nicht verfügbar.',
  'You are signed out.': 'Sie sind abgemeldet.',
  'Live updates are blocked.': 'Die Live-Aktualisierung ist gesperrt.',
  'Live updates are closed.': 'Die Live-Aktualisierung ist geschlossen.',
  'In use in another tab.': 'In einem anderen Tab geöffnet.',
  'Connected again.': 'Wieder verbunden.',
  'Waiting for your agent session': 'Wartet auf Ihre Agentensitzung',
  'Live updates ended by the server': 'Live-Aktualisierung vom Server beendet',
  'This list may be out of date': 'Diese Liste ist möglicherweise nicht aktuell',
  'No confirmation yet': 'Noch keine Bestätigung',
  'Live updates failed': 'Live-Aktualisierung fehlgeschlagen',
  'Live updates not available': 'Live-Aktualisierung nicht verfügbar',
  'Could not load this workbin': 'Dieser Arbeitskorb konnte nicht geladen werden',
  'Could not refresh this list': 'Diese Liste konnte nicht neu geladen werden',
  'You can keep working; workbin contents may be out of date.':
    'Sie können weiterarbeiten; der Inhalt der Arbeitskörbe ist möglicherweise nicht aktuell.',
  'The server has not been reached.': 'Der Server wurde nicht erreicht.',
  'Sign in again to get live updates.':
    'Melden Sie sich wieder an, um Live-Aktualisierungen zu erhalten.',
  'The server refused the connection.': 'Der Server hat die Verbindung abgelehnt.',
  'Reload the page to get live updates again.':
    'Laden Sie die Seite neu, um wieder Live-Aktualisierungen zu erhalten.',
  'Live updates may come seconds late here. Close the other tab to change that.':
    'Live-Aktualisierungen können hier um Sekunden verspätet eintreffen. Schließen Sie den anderen Tab, um das zu ändern.',
  'The lists are being brought up to date.': 'Die Listen werden auf den neuesten Stand gebracht.',
  'Live updates begin when it has started.':
    'Die Live-Aktualisierung beginnt, sobald sie gestartet ist.',
  'Live updates are being brought back.': 'Die Live-Aktualisierung wird wiederhergestellt.',
  'The server accepted the request, and has not confirmed it.':
    'Der Server hat die Anfrage angenommen, aber nicht bestätigt.',
  'The server refused live updates for this workbin.':
    'Der Server hat die Live-Aktualisierung für diesen Arbeitskorb abgelehnt.',
  'You may not use this workbin, or the server has no live updates for it.':
    'Sie dürfen diesen Arbeitskorb nicht benutzen, oder der Server bietet für ihn keine Live-Aktualisierung an.',
  'The server knows no such workbin or group.':
    'Der Server kennt diesen Arbeitskorb oder diese Gruppe nicht.',
  'This workbin holds more than can be read.':
    'Dieser Arbeitskorb enthält mehr, als gelesen werden kann.',
  'The server is not available.': 'Der Server ist nicht verfügbar.',
  'The server did not answer.': 'Der Server hat nicht geantwortet.',
  'The server gave an answer that cannot be used.':
    'Die Antwort des Servers konnte nicht verwendet werden.',
  'This desktop is not set up correctly.': 'Dieser Arbeitsplatz ist nicht richtig eingerichtet.',
  'Tell your administrator if this lasts.':
    'Wenden Sie sich an Ihre Administration, wenn das anhält.',
  updated: (ago) => `Aktualisiert ${ago}`,
  staleSince: (time) => `Veraltet seit ${time}`,
  interrupted: (time) => `Live-Aktualisierung um ${time} unterbrochen.`,
  offlineSince: (time) => `Kein Netzwerk seit ${time}.`,
  nextTryAt: (time) => `Nächster Versuch um ${time}.`,
  listAsOf: (time) => `Stand der Liste: ${time}.`,
  titleFor: (title, name) => `${title}: ${name}`,
  errorCode: (code) => `Code: ${code}`,
  paragraph: (sentences) => sentences.join(' '),
} satisfies Partial<WorkbinLabels>

/** Lists. */
const list = {
  Items: 'Einträge',
  Medium: 'Kanal',
  'From and subject': 'Absender und Betreff',
  Age: 'Alter',
  Actions: 'Aktionen',
  'Select all': 'Alle auswählen',
  New: 'Neu',
  'No longer here': 'Nicht mehr hier',
  'Cannot be read': 'Nicht lesbar',
  'Unknown sender': 'Unbekannter Absender',
  'No subject': 'Ohne Betreff',
  Hold: 'Anhalten',
  'Show more': 'Mehr anzeigen',
  Email: 'E-Mail',
  Chat: 'Chat',
  Workitem: 'Vorgang',
  'Open media': 'Andere Medien',
  'No items. New ones will appear here.': 'Keine Einträge. Neue erscheinen hier.',
  'No items match.': 'Keine passenden Einträge.',
  'Could not load this list.': 'Diese Liste konnte nicht geladen werden.',
  'Loading items': 'Einträge werden geladen',
  selectItem: (name) => `${name} auswählen`,
  newItems: (count, formatted) =>
    pluralForm('de', count, {
      one: `${formatted} neuer Eintrag`,
      other: `${formatted} neue Einträge`,
    }),
  noItemsAsOf: (time) => `Keine Einträge, Stand ${time}.`,
  actionOn: (action, name) => `${action}: ${name}`,
  notPossible: (action, reason) => `${action}. ${reason}`,
} satisfies Partial<WorkbinLabels>

/** The announcer. */
const announcer = {
  'Live updates interrupted. Workbin contents may be out of date.':
    'Live-Aktualisierung unterbrochen. Der Inhalt der Arbeitskörbe ist möglicherweise nicht aktuell.',
  'Connection lost. Workbin contents may be out of date.':
    'Verbindung verloren. Der Inhalt der Arbeitskörbe ist möglicherweise nicht aktuell.',
  interruptedFor: (workbins) => `Live-Aktualisierung unterbrochen für ${counted(workbins)}.`,
  restoredFor: (workbins) => `Live-Aktualisierung wiederhergestellt für ${counted(workbins)}.`,
  stillInterrupted: (workbins) => `Noch unterbrochen: ${named(workbins)}.`,
  failedFor: (workbins) => `Live-Aktualisierung fehlgeschlagen für ${named(workbins)}.`,
  failedAmong: (workbins) => `Fehlgeschlagen: ${named(workbins)}.`,
  notConfirmedFor: (workbins) => `Live-Aktualisierung nicht bestätigt für ${named(workbins)}.`,
  onFor: (workbins) => `Live-Aktualisierung eingeschaltet für ${named(workbins)}.`,
  offFor: (workbins) => `Live-Aktualisierung ausgeschaltet für ${named(workbins)}.`,
  newItemsIn: (count, formatted, name) =>
    pluralForm('de', count, {
      one: `${formatted} neuer Eintrag in ${name}.`,
      other: `${formatted} neue Einträge in ${name}.`,
    }),
} satisfies Partial<WorkbinLabels>

function named(workbins: NamedWorkbins): string {
  const { count, formatted, names } = workbins
  return (
    names ??
    pluralForm('de', count, { one: `${formatted} Arbeitskorb`, other: `${formatted} Arbeitskörbe` })
  )
}

function counted(workbins: NamedWorkbins): string {
  return named(workbins.count === 1 ? workbins : { ...workbins, names: null })
}

/** Overviews of many workbins. */
const overview = {
  Workbins: 'Arbeitskörbe',
  'My workbins': 'Meine Arbeitskörbe',
  Agents: 'Agenten',
  'Agent groups': 'Agentengruppen',
  'Place groups': 'Platzgruppen',
  Personal: 'Persönlich',
  'Filter workbins': 'Arbeitskörbe filtern',
  'No workbins': 'Keine Arbeitskörbe',
  'No workbins match': 'Kein Arbeitskorb passt',
  liveOf: (_live, _total, live, total) => `${live} von ${total} live`,
  countFailed: (_count, formatted) => `${formatted} fehlgeschlagen`,
  countInterrupted: (_count, formatted) => `${formatted} unterbrochen`,
  countNotConfirmed: (_count, formatted) => `${formatted} unbestätigt`,
  countNew: (_count, formatted) => `${formatted} neu`,
} satisfies Partial<WorkbinLabels>

/** What stands around a list. */
const panel = {
  All: 'Alle',
  Search: 'Suchen',
  Channels: 'Kanäle',
  'Select an item first': 'Wählen Sie zuerst einen Eintrag aus',
  Take: 'Übernehmen',
  'Being taken': 'Wird übernommen',
  Dismiss: 'Schließen',
  oldest: (age) => `ältester: ${age}`,
  taken: (name) => `Sie haben „${name}“ übernommen.`,
  alreadyTaken: (name) => `„${name}“ wurde bereits übernommen.`,
  takeUnconfirmed: (name) =>
    `Es ist nicht bestätigt, dass Sie „${name}“ haben. Sehen Sie unter Ihren eigenen nach, bevor Sie es erneut versuchen.`,
  takeFailed: (name) => `„${name}“ konnte nicht übernommen werden. Versuchen Sie es erneut.`,
} satisfies Partial<WorkbinLabels>

/** German. */
export const german: WorkbinLabels = {
  ...badge,
  ...feedback,
  ...list,
  ...announcer,
  ...overview,
  ...panel,
}
