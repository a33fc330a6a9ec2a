/** Where workbins, groups and the state of the server are listed, below the API's base URL. */

/** Whose workbins: `all` that are valid, or the agent's `own`, of type Agent and Place. */
export type WorkbinScope = 'all' | 'own'

/** The list of workbins. Without `fields` a collection answers addresses only (page "Return values"). */
export const workbinsPaths: Readonly<Record<WorkbinScope, string>> = {
  all: '/workbins?fields=*',
  own: '/me/workbins?fields=*',
}

/** The agent groups of the signed-in agent: business units here (captured). */
export const groupsPath = '/me/groups?type=BusinessUnit&fields=*'

/** The signed-in agent, with features and channels. */
export const mePath = '/me?subresources=*'

/** The servers behind GWS. */
export const servicesPath = '/services?fields=*'

/** The version of GWS. */
export const versionPath = '/diagnostics/version'
