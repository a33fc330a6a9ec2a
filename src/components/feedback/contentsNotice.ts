/** What one list gives to say: that it could not be read. */
import type { WorkbinContents } from '../../core/workbinContents.js'
import { explain } from './explain.js'
import { nothing, write, type NoticeContext, type TimedNotice } from './NoticeModel.js'

/** Also while it is read again: a failure is not taken back before there is a list. */
export function contentsNotice(
  { status, items, error, retryAt }: WorkbinContents,
  context: NoticeContext,
): TimedNotice {
  if (error === null) return nothing
  return write(
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
}
