/** The markup of a summary: its parts side by side, a dot between them that nobody hears. */
import {
  forwardRef,
  Fragment,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { WorkbinsSummary } from './summarizeWorkbins.js'

type SummaryLineProps = Pick<WorkbinsSummary, 'parts' | 'tone'> & HTMLAttributes<HTMLElement>

/** The parts of a summary; what else it is given reaches the element. */
export const SummaryLine: ForwardRefExoticComponent<SummaryLineProps & RefAttributes<HTMLElement>> =
  forwardRef<HTMLElement, SummaryLineProps>(function SummaryLine(
    { parts, tone, className, ...rest },
    ref,
  ) {
    return (
      <span
        {...rest}
        ref={ref}
        data-tone={tone}
        className={className ? `gws-summary ${className}` : 'gws-summary'}
      >
        {parts.map(({ group, text }, index) => (
          <Fragment key={group}>
            {index > 0 && (
              <>
                {' '}
                <span aria-hidden="true">·</span>{' '}
              </>
            )}
            <bdi data-part={group}>{text}</bdi>
          </Fragment>
        ))}
      </span>
    )
  })
