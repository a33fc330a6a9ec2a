/** A button that tests press by name. */
export function Press({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <button type="button" data-press={name} onClick={onPress}>
      {name}
    </button>
  )
}
