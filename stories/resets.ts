/** What hosts do to every element, without a layer, so that it wins over ours. */

/** By name; `none` is what the others are compared with. */
export const resets = {
  none: '',
  'Tailwind preflight': `*,::before,::after{box-sizing:border-box;margin:0;padding:0;border:0 solid}
    svg{display:block;vertical-align:middle}
    button{font:inherit;color:inherit;background-color:transparent;border-radius:0}
    b,strong{font-weight:bolder}`,
  'Bootstrap Reboot': `*,::before,::after{box-sizing:border-box} svg{vertical-align:middle}
    button{border-radius:0;margin:0;font-family:inherit;font-size:inherit;line-height:inherit}`,
  classic: `*{margin:0;padding:0;border:0;list-style:none} span{vertical-align:baseline}`,
} as const
