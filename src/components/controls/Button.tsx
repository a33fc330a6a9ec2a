/** The one button of the components: at least 24 px, its look on an inner face, because a host's reset reaches the button itself. */
import {
  forwardRef,
  type ButtonHTMLAttributes,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { Shape } from './Shape.js'

/** Props of the button; `title` and `aria-*` reach the element. */
export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** `primary` is the one thing to do, `quiet` has no edge. Default `plain`. */
  readonly look?: 'plain' | 'primary' | 'quiet' | undefined
  /** Path data of an icon before the text. */
  readonly icon?: string | undefined
  /** What it says. A button of an icon alone needs `aria-label`. */
  readonly children?: ReactNode
}

/** A button. Where it must not be pressed give it `aria-disabled`, which keeps the focus, and ignore the press. */
export const Button: ForwardRefExoticComponent<ButtonProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, ButtonProps>(function Button(
    { look = 'plain', icon, children, className, ...rest },
    ref,
  ): ReactElement {
    return (
      <button
        type="button"
        {...rest}
        ref={ref}
        data-look={look}
        className={className ? `gws-button ${className}` : 'gws-button'}
      >
        <span data-part="face">
          {icon !== undefined && (
            <span data-part="icon">
              <Shape path={icon} />
            </span>
          )}
          {children !== undefined && <span data-part="text">{children}</span>}
        </span>
      </button>
    )
  })
