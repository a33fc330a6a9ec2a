'use client'
/** A target by value, however its id and owner are written in each render. */
import { useMemo } from 'react'
import { parseTarget, type ParsedTarget, type WorkbinOwner } from '../protocol/target.js'

/** The same object until the id, or what the owner says, is another; null where one of them is. */
export function useTarget(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
): ParsedTarget | null {
  const isDisabled = id === null || id === undefined || owner === null || owner === undefined
  const isMe = owner === 'me'
  const { agentGroup, placeGroup, user } = isDisabled || isMe ? noOwner : owner
  return useMemo(() => {
    if (isDisabled) return null
    return parseTarget(id, isMe ? 'me' : { agentGroup, placeGroup, user })
  }, [id, isDisabled, isMe, agentGroup, placeGroup, user])
}

const noOwner: {
  readonly agentGroup?: string
  readonly placeGroup?: string
  readonly user?: string
} = {}
