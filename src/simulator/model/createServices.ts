/** The servers behind GWS and whether each is up, as `GET /services` tells it. */

/** A server behind GWS: Interaction Server, Universal Contact Server, T-Server, Configuration Server. */
export type ServiceType = 'MultiMediaState' | 'MultiMediaContent' | 'Voice' | 'Provisioning'

/** Whether a service is up. */
export type ServiceState = 'Active' | 'Inactive'

/** One entry of `GET /services?fields=*` (captured from a live server). */
export interface ServiceResource {
  readonly id: string
  readonly name: string
  readonly type: ServiceType
  readonly state: ServiceState
  readonly uri: string
  readonly path: string
}

/** The services of one world. */
export interface Services {
  list(): readonly ServiceResource[]
  isUp(type: ServiceType): boolean
  /** Changes a state; the resource as it is now. */
  set(type: ServiceType, state: ServiceState): ServiceResource
}

const names: Readonly<Record<ServiceType, string>> = {
  MultiMediaState: 'Interaction Server',
  MultiMediaContent: 'Universal Contact Server',
  Voice: 'T-Server',
  Provisioning: 'Configuration Server',
}

/** The services a world can be asked to take down. */
export const serviceTypes: readonly ServiceType[] = [
  'MultiMediaState',
  'MultiMediaContent',
  'Voice',
  'Provisioning',
]

/**
 * Starts with every service up.
 *
 * @param uriOf - the absolute address of a path, as GWS would print it
 */
export function createServices(uriOf: (path: string) => string): Services {
  const states = new Map<ServiceType, ServiceState>()

  const describe = (type: ServiceType): ServiceResource => {
    const id = type.toLowerCase()
    const path = `/services/${id}`
    const state = states.get(type) ?? 'Active'
    return { id, name: names[type], type, state, uri: uriOf(path), path }
  }

  return {
    list: () => serviceTypes.map(describe),
    isUp: (type) => describe(type).state === 'Active',
    set: (type, state) => {
      states.set(type, state)
      return describe(type)
    },
  }
}
