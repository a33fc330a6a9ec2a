/** Where the contents of a workbin are read. */
import { targetPath, type WorkbinTarget } from './target.js'

/**
 * Paths and queries below the API's base URL; what is in the workbin is what all of them answer
 * together. Own and group workbins are read at once (`subresources=*`, page WorkbinGetGWContent);
 * those of another user by medium, for that is all that page WorkbinGetWorkbinsSubUser has.
 */
export function contentsPaths(target: WorkbinTarget): readonly string[] {
  const [path = '', query] = targetPath(target).split('?')
  const media = typeof target.owner === 'object' && target.owner.user !== undefined
  return (media ? ['/emails', '/chats', '/workitems'] : ['']).map(
    (medium) => `${path}${medium}?subresources=*${query === undefined ? '' : `&${query}`}`,
  )
}
