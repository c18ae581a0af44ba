/**
 * Makes the report of a package's public surface with API Extractor, from the built declarations.
 * Prevents: a change of the surface that nobody reviewed. Does not check: behaviour.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

export const reportFolder = 'api'

/** The names of the report files: `scrubjay-core` for `@scrubjay/core`. */
export function reportName(manifest) {
  return manifest.name.replace('@', '').replace('/', '-')
}

/** Answers the report as text, or throws when the declarations cannot be read. */
export function makeReport(root, { path, manifest }) {
  const entry = join(root, path, 'dist/src/index.d.ts')
  if (!existsSync(entry)) throw new Error(`${manifest.name} is not built: run npm run build`)
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-api-'))
  try {
    return extract(root, { path, manifest, entry, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function extract(root, { path, manifest, entry, folder }) {
  const name = reportName(manifest)
  const messages = []
  const result = Extractor.invoke(ExtractorConfig.prepare({
    configObject: configuration(root, path, entry, folder, name),
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, path, 'package.json'),
  }), {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === 'error') messages.push(message.text)
      message.handled = true
    },
  })
  if (messages.length > 0 || !result) throw new Error(messages.join('; '))
  return readFileSync(join(folder, `${name}.api.md`), 'utf8')
}

function configuration(root, path, entry, folder, name) {
  return {
    projectFolder: join(root, path),
    mainEntryPointFilePath: entry,
    newlineKind: 'lf',
    apiReport: { enabled: true, reportFolder: folder, reportTempFolder: join(folder, 'temp'), reportFileName: name, includeForgottenExports: false },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    compiler: { overrideTsconfig: { compilerOptions: compilerOptions(), files: [entry] } },
    messages: {
      compilerMessageReporting: { default: { logLevel: 'error' } },
      extractorMessageReporting: { default: { logLevel: 'none' }, 'ae-forgotten-export': { logLevel: 'warning', addToApiReportFile: true } },
      tsdocMessageReporting: { default: { logLevel: 'none' } },
    },
  }
}

function compilerOptions() {
  return { target: 'es2023', lib: ['es2023'], module: 'nodenext', moduleResolution: 'nodenext', types: ['node'], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true }
}
