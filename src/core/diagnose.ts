/** Looks for what keeps lists from being live: reads what the server says of itself, and looks at link and subscription. */
import { groupsPath, mePath, servicesPath, versionPath } from '../protocol/cataloguePaths.js'
import { isObject, own } from '../protocol/own.js'
import { parseGroups } from '../protocol/parseGroups.js'
import { parseMe } from '../protocol/parseMe.js'
import { parseServiceList } from '../protocol/parseServiceList.js'
import { parseVersion } from '../protocol/parseVersion.js'
import { parseTarget, targetPath, type WorkbinTarget } from '../protocol/target.js'
import type { ReadAnswer } from './createCatalogue.js'
import type { Engine } from './createEngine.js'
import { WorkbinError } from './errors.js'
import { findingsOf, fromError, type Finding, type TargetFacts } from './findings.js'

/** The findings for a target, or without one for the desktop as a whole. Never rejects. */
export async function diagnose(
  { connection, registry }: Engine,
  read: ReadAnswer,
  given: WorkbinTarget | undefined,
): Promise<readonly Finding[]> {
  const parsed = given && parseTarget(own(given, 'id'), own(given, 'owner'))
  if (parsed?.ok === false) {
    return [fromError(new WorkbinError('invalid-target', { detail: parsed.reason }), 'error')]
  }
  const target = parsed?.target ?? null
  const [me, services, version, answers] = await Promise.all([
    read(mePath, parseMe),
    read(servicesPath, parseServiceList),
    read(versionPath, parseVersion),
    target && readTarget(read, target),
  ])
  return findingsOf({
    connection: connection.state.getState(),
    isNotReady: connection.view.obstacle === 'not-ready',
    me,
    services,
    version,
    target: target && answers && { target, ...answers, subscription: registry.read(target, true) },
  })
}

async function readTarget(
  read: ReadAnswer,
  target: WorkbinTarget,
): Promise<Pick<TargetFacts, 'groups' | 'workbin'>> {
  const isOfAgents = target.owner !== 'me' && target.owner.agentGroup !== undefined
  const [workbin, groups] = await Promise.all([
    read(targetPath(target), parseDefinition),
    isOfAgents ? read(groupsPath, parseGroups) : null,
  ])
  return { groups, workbin }
}

/** Without `subresources` the answer has the workbin, and not what is in it. */
function parseDefinition(body: unknown): object | null {
  const workbin = own(body, 'workbin')
  return isObject(workbin) ? workbin : null
}
