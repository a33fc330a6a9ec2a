/** What one list gives to say: that it could not be read. */
import type { WorkbinContents } from '../../core/workbinContents.js'
import { explain } from './explain.js'
import { from, nothing, write, type NoticeContext, type TimedNotice } from './NoticeModel.js'

/**
 * Also while it is read again: a failure is not taken back before there is a list. One that is there
 * is not worth a word before it has been out of date for a while.
 */
export function contentsNotice(contents: WorkbinContents, context: NoticeContext): TimedNotice {
  const { status, items, error, retryAt } = contents
  if (error === null || status === 'current') return nothing
  const make = () =>
    write(
      {
        ...(items === null
          ? { reason: 'not-loaded', title: 'Could not load this workbin' }
          : { reason: 'not-refreshed', title: 'Could not refresh this list' }),
        look: status === 'failed' ? ['danger', 'failed'] : ['warning', 'attention'],
        text: explain(error),
        retryAt,
        action: 'refetch',
        error,
      },
      context,
    )
  return status === 'outdated' ? from(contents.asOf + context.timings.lost, context, make) : make()
}
