// Compares the public API in dist with the reports in etc/, and wants every export documented. `--update` writes the reports.
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
} from '@microsoft/api-extractor'
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

const entries = ['index', 'core', 'devtools', 'simulator', 'simulator/node']
const isUpdate = process.argv.includes('--update')
const temporary = resolve('node_modules/.cache/api-extractor')

/** @param {string} entry @param {string} reportFileName */
const configure = (entry, reportFileName) =>
  ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: process.cwd(),
      mainEntryPointFilePath: resolve(`dist/${entry}.d.ts`),
      compiler: { tsconfigFilePath: resolve('tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName,
        reportFolder: resolve('etc'),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  })

if (!existsSync('dist/index.d.ts')) {
  console.error('dist is missing: run `npm run build` first.')
  process.exit(1)
}
mkdirSync('etc', { recursive: true })
for (const entry of entries) {
  const { succeeded, apiReportChanged } = Extractor.invoke(
    configure(entry, `${entry.replace('/', '-')}.api.md`),
    {
      localBuild: isUpdate,
      printApiReportDiff: true,
      messageCallback(message) {
        const isDifference = message.messageId.endsWith('api-report-diff')
        const isConsole = message.category === ExtractorMessageCategory.Console
        // Members may speak for themselves (`status: 'idle'`); exports, in the first column, may not.
        const isMember =
          message.messageId === 'ae-undocumented' && (message.sourceFileColumn ?? 1) > 1
        // The types of their arguments are exported by the entries ./core and ./simulator.
        const isSisters =
          message.messageId === 'ae-forgotten-export' &&
          (entry === 'simulator/node' || entry === 'devtools')
        if ((isConsole && !isDifference) || isMember || isSisters)
          message.logLevel = ExtractorLogLevel.None
      },
    },
  )
  if (apiReportChanged && !isUpdate)
    console.error(
      `The API of ${entry} is not what etc/ says. If that is meant: npm run check:api -- --update`,
    )
  if (!succeeded || (apiReportChanged && !isUpdate)) process.exitCode = 1
}
