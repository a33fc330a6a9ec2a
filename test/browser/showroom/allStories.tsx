/** Every story that needs no server, so that a new component is looked at as soon as it has one. */
import type { ComponentType } from 'react'

interface Story {
  readonly Component: ComponentType
  readonly composed: { readonly tags: readonly string[] }
}

const isStory = (value: unknown): value is Story =>
  typeof value === 'object' && value !== null && 'Component' in value && 'composed' in value

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  '../../../stories/**/*.stories.tsx',
  { eager: true },
)

/** A story, as a failing test should name it. */
export interface NamedStory {
  readonly name: string
  readonly Component: ComponentType
}

/** All of them but those tagged `live`: the same story plays there with another clock and a server. */
export const allStories: readonly NamedStory[] = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module).flatMap(([name, story]) =>
    isStory(story) && !story.composed.tags.includes('live')
      ? [
          {
            name: `${/([^/]+)\.stories\.tsx$/.exec(path)?.[1]} ${name}`,
            Component: story.Component,
          },
        ]
      : [],
  ),
)
