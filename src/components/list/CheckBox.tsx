/** A check box of 16 px in a target of 24 px. */
import type { InputHTMLAttributes, ReactElement } from 'react'

interface CheckBoxProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly isMixed?: boolean
}

/** The label is the target; its size is on a span, because resets style labels. */
export function CheckBox({ isMixed = false, ...rest }: CheckBoxProps): ReactElement {
  return (
    <label>
      <span className="gws-check">
        <input
          {...rest}
          type="checkbox"
          ref={(box) => {
            if (box) box.indeterminate = isMixed
          }}
        />
      </span>
    </label>
  )
}
